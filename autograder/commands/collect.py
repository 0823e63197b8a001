"""``autograder collect ASSIGNMENT SOURCE --from FORM``: files what a platform or the mail has brought."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.grade import add_course_argument
from autograder.commands.receive import OUTCOMES, moment
from autograder.files import storable
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.delivery.parcel import Delivery
    from autograder.grading.grading_course import GradingCourse

FORMS = ("moodle", "canvas", "mail")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "collect",
        help="file submissions out of a zip of Moodle or Canvas, or a folder of mails",
        description="Files every submission whose sender is known beyond doubt, and lists all others with "
        "the reason. Nothing is guessed, and what a student handed in before is kept beside it.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the zip, or the folder of .eml files")
    parser.add_argument("--from", choices=FORMS, required=True, dest="form", help="where it comes from")
    parser.add_argument(
        "--names", type=Path, metavar="FILE.csv", help="name,id of those whom the gradebook does not tell"
    )
    parser.add_argument(
        "--at",
        type=moment,
        metavar="TIME",
        help="when all of a zip was handed in (UTC); the deadline, say",
    )
    parser.add_argument("--late-at", type=moment, metavar="TIME", help="the same for what Canvas calls LATE")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """File all, and list what was not filed."""
    from autograder.delivery.collect import Times, collect
    from autograder.delivery.names import Names, read_given
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.roster import people

    course = GradingCourse(args.course)
    known, times = people(course), Times(args.at, args.late_at)
    given = read_given(args.names, [each.id for each in known]) if args.names else {}
    if args.form != "mail" and args.at is None:
        _require_open(course, args.assignment)
    with _delivery(args.source, args.form) as delivery:
        found = collect(course, args.assignment, delivery, args.form, Names(known, given), times)
    for student, filed in found.filed:
        print(f"{student}: {OUTCOMES[filed.outcome].format(filed=filed)}")
    for name, reason in found.left:
        print(f"left where it is: {storable(name)!r}: {storable(reason)}", file=sys.stderr)
    if found.left:
        print(
            "Give an id to a name in a file with the columns name,id and name it with --names, or file one "
            f"with 'autograder receive STUDENT {args.assignment} FILE'",
            file=sys.stderr,
        )
    print(f"{len(found.filed)} collected, {len(found.left)} left. Next: autograder grade {args.assignment}")
    return 1 if found.left else 0


@contextmanager
def _delivery(source: Path, form: str) -> "Iterator[Delivery]":
    from autograder.delivery.archive import Archive
    from autograder.delivery.mails import read_mails
    from autograder.delivery.platforms import read_canvas, read_moodle

    if form == "mail":
        yield read_mails(source)
        return
    with Archive(source) as archive:
        yield (read_moodle if form == "moodle" else read_canvas)(archive)


def _require_open(course: "GradingCourse", assignment: str) -> None:
    """Refuse to take a zip for handed in now after the deadline: everybody would be late."""
    from autograder.grading.roster import deadline_of

    due = deadline_of(course, assignment)
    if due and due < datetime.now(UTC):
        raise CommandError(
            f"the deadline of {assignment} has passed ({due:%Y-%m-%d %H:%M} UTC) and a zip does not say when "
            f'its files were handed in; say so with --at, such as --at "{due:%Y-%m-%d %H:%M}"'
        )
