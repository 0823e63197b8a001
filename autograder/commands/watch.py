"""``autograder watch ASSIGNMENT``: grades what arrives, until Ctrl-C."""

import argparse
import sys
import time
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from autograder.commands.grade import add_grading_arguments, grade_with_progress, plan_of
from autograder.course_error import CourseError
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.grading.assignment import Plan, Pool
    from autograder.grading.grading_course import GradingCourse


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "watch",
        help="grade what arrives, until Ctrl-C",
        description="Grades what is new or has changed, then looks again and again for what arrives. The "
        "sandboxes stay warm. Ctrl-C ends it; started again, it goes on with what it has missed.",
    )
    add_grading_arguments(parser)
    parser.add_argument(
        "--every", type=_seconds, default=10.0, metavar="SECONDS", help="between two looks; default: 10"
    )
    parser.add_argument("--collect", action="store_true", help="fetch from the exchange before each look")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look, grade and wait until somebody has had enough."""
    from autograder.grading.arrivals import Arrivals
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.pool import LocalPool
    from autograder.grading.task import run_task

    if args.scheduler:
        raise CommandError("watch grades on this machine; leave --scheduler away")
    course, plan = GradingCourse(args.course), plan_of(args)
    course.released(args.assignment)
    print(f"Watching {args.assignment}: a look every {args.every:g} s, Ctrl-C ends it", flush=True)
    arrivals, count = Arrivals(course, args.assignment), 0
    with LocalPool(plan.workers, run_task) as pool:
        try:
            while True:
                if args.collect:
                    _collect(course, args.assignment)
                students = [id for id in arrivals.look() if not args.students or id in args.students]
                graded = _grade(course, args.assignment, replace(plan, students=students), pool)
                if graded is None:
                    arrivals.forget(students)
                count += graded or 0
                _wait(args.every)
        except KeyboardInterrupt:
            print(f"\nEnded, {count} graded. What was under way is graded when you start again.")
    return 0


def _grade(course: "GradingCourse", assignment: str, plan: "Plan", pool: "Pool") -> int | None:
    """Grade what has arrived; returns how many, None where that could not be done now."""
    from sqlalchemy.exc import OperationalError

    from autograder.grading.assignment import Assignment
    from autograder.grading.booked import booked_marks, number

    if not plan.students:
        return 0
    try:
        summary = grade_with_progress(Assignment(course, assignment, plan, pool))
    except (CourseError, OperationalError) as error:
        reason = str(error).partition("\n")[0]
        print(f"{datetime.now():%H:%M:%S} cannot be graded now, tried again later: {reason}", file=sys.stderr)
        return None
    booked = booked_marks(course, assignment)
    for student in summary.graded:
        mark = f"{number(booked.marks.get(student, 0.0))} of {number(booked.possible)}"
        print(f"{datetime.now():%H:%M:%S} {student}: {mark}", flush=True)
    for student, reason in summary.failed.items():
        print(f"{datetime.now():%H:%M:%S} {student} could not be graded: {reason}", file=sys.stderr)
    return len(summary.graded)


def _collect(course: "GradingCourse", assignment: str) -> None:
    from autograder.course.nbgrader_steps import run_step

    try:
        run_step(course.config, "collect", assignment)
    except CourseError as error:
        print(f"{datetime.now():%H:%M:%S} nothing collected: {error}", file=sys.stderr)


def _wait(seconds: float) -> None:
    time.sleep(seconds)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise argparse.ArgumentTypeError(f"a number of seconds is needed, not {text}")
    return seconds
