"""``autograder receive STUDENT ASSIGNMENT FILE``: files a notebook that came by mail."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from autograder.commands.grade import add_course_argument
from dlcourse.commands import CommandError

OUTCOMES = {
    "new": "Filed as {filed.place}, handed in {filed.at:%Y-%m-%d %H:%M} UTC",
    "replaced": "Filed as {filed.place}, handed in {filed.at:%Y-%m-%d %H:%M} UTC; what was there is kept as "
    "{filed.kept.name}",
    "older": "What is there was handed in later, so it stays; this file is kept beside it as "
    "{filed.place.name} and is not graded",
    "retimed": "The same file is there already; it counts as handed in {filed.at:%Y-%m-%d %H:%M} UTC",
    "unchanged": "The same file is there already: {filed.place}",
}


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "receive",
        help="file a submission that did not come through the exchange",
        description="Copies a notebook that you were sent to where 'nbgrader collect' would put it, with the "
        "time at which it was handed in. What the student handed in before is kept beside it.",
    )
    parser.add_argument("student", metavar="STUDENT")
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument("file", type=Path, metavar="FILE", help="the notebook, whatever its name")
    parser.add_argument(
        "--at", type=moment, metavar="TIME", help='such as "2026-12-01 20:15" (UTC); default: now'
    )
    parser.add_argument("--new", action="store_true", help="the student is not in the gradebook yet")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """File one submission."""
    from autograder.course.filing import file_notebook, require_its_chapter
    from autograder.course.people import require_known
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.submitted_file import read_notebook
    from dlcourse.notebook_file import UnreadableError

    course = GradingCourse(args.course)
    require_known(course, args.student, new=args.new)
    try:
        content = read_notebook(args.file)
        require_its_chapter(course, args.assignment, content)
    except UnreadableError as error:
        raise CommandError(f"{args.file} cannot be filed: {error}") from error
    filed = file_notebook(course, args.student, args.assignment, content, args.at, corrected=bool(args.at))
    print(OUTCOMES[filed.outcome].format(filed=filed))
    if filed.outcome in ("new", "replaced", "retimed"):
        print(f"Next: autograder grade {args.assignment}")
    return 0


def moment(text: str) -> datetime:
    """A time as it is typed; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-12-01 20:15") from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
