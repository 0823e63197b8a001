"""``autograder extend STUDENT ASSIGNMENT DATE``: a later deadline for one student."""

import argparse
from datetime import UTC, date, datetime, time

from autograder.commands.grade import add_course_argument
from autograder.commands.receive import moment
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "extend",
        help="give a student more time",
        description="Notes a later deadline for one student and one assignment, whether handed in or not. "
        "The next 'autograder grade' takes it into account, without running anything again.",
    )
    parser.add_argument("student", metavar="STUDENT")
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument(
        "until",
        type=_deadline,
        metavar="DATE",
        help='such as "2026-12-08 23:59" (UTC); a date alone is the end of that day',
    )
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Note it and say what it means."""
    from autograder.course.people import require_known
    from autograder.grading.adjustments import read_adjustments, write_adjustments
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.roster import deadline_of

    course = GradingCourse(args.course)
    require_known(course, args.student)
    _require_later(args.assignment, deadline_of(course, args.assignment), args.until)
    decisions = read_adjustments(course.folder)
    decisions.extended.setdefault(args.assignment, {})[args.student] = args.until.isoformat()
    write_adjustments(course.folder, decisions)
    print(f"{args.student} may hand in {args.assignment} until {args.until:%Y-%m-%d %H:%M:%S} UTC")
    print(f"Next: autograder grade {args.assignment}")
    return 0


def _deadline(text: str) -> datetime:
    """A time as it is typed; a date alone means that the whole day is left."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return moment(text)
    return datetime.combine(day, time(23, 59, 59), UTC)


def _require_later(assignment: str, due: datetime | None, until: datetime) -> None:
    if due is None:
        raise CommandError(f"{assignment} has no deadline; set one in formgrader first")
    if until < due:
        raise CommandError(
            f"{until:%Y-%m-%d %H:%M} UTC is before the deadline of all, {due:%Y-%m-%d %H:%M} UTC"
        )
