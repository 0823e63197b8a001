"""``autograder grade ASSIGNMENT``: grades every submission that is new or has changed."""

import argparse
import sys
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.grading.assignment import Assignment, GradingSummary, Plan, Pool
    from autograder.grading.booked import Booked


_WIDE = 160
"""Columns of a table that does not go to a terminal."""


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "grade",
        help="grade an assignment",
        description="Grades every submission that is new or has changed, in a sandbox, and writes the marks "
        "to nbgrader's gradebook. Interrupt it when you like: what is graded stays graded.",
    )
    add_grading_arguments(parser)
    parser.add_argument("--force", action="store_true", help="grade again also what has not changed")
    parser.set_defaults(run=run)


def add_grading_arguments(parser: argparse.ArgumentParser) -> None:
    """What every command that grades can be told."""
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="for example 04_activations")
    parser.add_argument("--students", nargs="+", default=(), metavar="STUDENT", help="only these")
    parser.add_argument("--workers", type=positive, metavar="N", help="default: one per processor")
    parser.add_argument(
        "--scheduler", default="", metavar="tls://HOST:PORT", help="let a dask cluster do the work"
    )
    parser.add_argument(
        "--insecure",
        action="store_true",
        help="with --scheduler: the course's secret key may travel unencrypted",
    )
    parser.add_argument(
        "--trust-students",
        action="store_true",
        help="run their code without a sandbox, with everything you may do on this machine",
    )
    parser.add_argument(
        "--public-cases",
        action="store_true",
        help="use the cases that students' own check() uses, instead of the course's secret ones",
    )
    add_course_argument(parser)


def add_course_argument(parser: argparse.ArgumentParser) -> None:
    """Where the course is."""
    parser.add_argument(
        "--course", type=Path, default=Path(), metavar="FOLDER", help="default: the current folder"
    )


def run(args: argparse.Namespace) -> int:
    """Grade, and print the table of marks."""
    started = time.monotonic()
    with early_pool(args) as pool:  # before anything of nbgrader is imported
        from autograder.grading.adjustments import read_adjustments
        from autograder.grading.booked import booked_marks
        from autograder.grading.marked_by_hand import waiting

        assignment = open_assignment(args, force=args.force, pool=pool)
        summary = grade_with_progress(assignment)
    course, name = assignment.course, assignment.name
    excused = dict.fromkeys(read_adjustments(course.folder).exempt.get(name, ()), "excused")
    print_marks(summary, booked_marks(course, name), waiting(course, name) | excused)
    seconds = time.monotonic() - started
    print(
        f"{len(summary.graded)} graded, {len(summary.entries) - len(summary.graded)} unchanged, "
        f"{len(summary.failed)} failed, {seconds:.1f} s ({summary.student_seconds:.1f} s in students' code)"
    )
    if assignment.marked_by_hand:
        print(
            f"To be marked by hand, since no check of the course stands behind them and what they print can "
            f"be forged: {', '.join(assignment.marked_by_hand)}"
        )
    for student, reason in summary.failed.items():
        print(f"  {student} could not be graded: {reason}")
    return 1 if summary.failed else 0


def early_pool(args: argparse.Namespace) -> "AbstractContextManager[Pool | None]":
    """Processes that warm up while this one still loads nbgrader; none where a cluster grades.

    Raises:
        CommandError: student code cannot be run safely here.
    """
    from autograder.grading.early import start_early
    from autograder.grading.pool import default_workers
    from autograder.sandbox import Limits

    if args.scheduler:
        return nullcontext()
    if not args.trust_students:
        require_sandbox()
    workers = args.workers or default_workers()
    return start_early(
        args.course, args.assignment, workers, Limits(), trust=args.trust_students, force=args.force
    )


def open_assignment(
    args: argparse.Namespace, *, force: bool = False, pool: "Pool | None" = None
) -> "Assignment":
    """The assignment that the command line names.

    Raises:
        CommandError: it cannot be graded, or not safely.
    """
    from autograder.grading.assignment import Assignment
    from autograder.grading.grading_course import GradingCourse

    return Assignment(GradingCourse(args.course), args.assignment, plan_of(args, force=force), pool)


def plan_of(args: argparse.Namespace, *, force: bool = False) -> "Plan":
    """How the command line wants to have it graded.

    Raises:
        CommandError: student code cannot be run safely here.
    """
    from autograder.grading.assignment import Plan
    from autograder.grading.pool import default_workers

    if not args.trust_students and not args.scheduler:
        require_sandbox()
    return Plan(
        workers=args.workers or default_workers(),
        scheduler=args.scheduler,
        insecure=args.insecure,
        trust=args.trust_students,
        public=args.public_cases,
        force=force,
        students=tuple(args.students),
    )


def require_sandbox() -> None:
    """Refuse to run student code unprotected.

    Raises:
        CommandError: this machine lacks something that the sandbox needs.
    """
    from autograder.sandbox import missing
    from autograder.sandbox.requirements import ADVICE

    if missing():
        raise CommandError(f"student code cannot be shut in here: {'; '.join(missing())}. {ADVICE}")


def grade_with_progress(assignment: "Assignment") -> "GradingSummary":
    """Grade behind a progress bar that tells how long it will take."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        bar = progress.add_task(f"Grading {assignment.name}", total=len(assignment.students))
        return assignment.grade(lambda student: progress.advance(bar))


def print_marks(summary: "GradingSummary", booked: "Booked", unfinished: Mapping[str, str]) -> None:
    """One line per student: what grading found, what stands in the gradebook, what is open or was repaired.

    Args:
        summary: of grading.
        booked: marks of the gradebook, with points by hand, excused exercises and late penalties.
        unfinished: what a submission waits for, or that its student is excused.
    """
    from rich.table import Table
    from rich.text import Text

    from autograder.grading.booked import number

    table = Table("Student", "Mark", "Of", "Gradebook", "Remarks")
    for student, entry in sorted(summary.entries.items()):
        found = [*filter(None, [unfinished.get(student)]), *entry.notes]
        more = f" (+{len(found) - 1} more)" if len(found) > 1 else ""
        remark = Text(f"{found[0]}{more}" if found else "")  # a file's name may look like markup
        numbers = (entry.points, booked.possible, booked.marks.get(student, 0.0))
        table.add_row(Text(student), *(str(number(each)) for each in numbers), remark)
    console().print(table)


def console() -> "Console":
    """Where tables go: as wide as the terminal; in a file or a pipe, wide enough for whole sentences."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=_WIDE)


def positive(text: str) -> int:
    """A number of workers, as it is typed."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"at least one worker is needed, not {text}")
    return number
