"""``autograder receive STUDENT ASSIGNMENT FILE``: files a notebook that came by mail."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from autograder.commands.grade import add_course_argument
from dlcourse.commands import CommandError


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
    from autograder.course.people import require_known
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.submitted_file import read_notebook
    from autograder.grading.time_stamps import read_stamp, stamp
    from dlcourse.notebook_file import UnreadableError

    course = GradingCourse(args.course)
    require_known(course, args.student, new=args.new)
    names = sorted(course.released(args.assignment))
    if len(names) > 1:
        raise CommandError(f"{args.assignment} has several notebooks ({', '.join(names)}); file them by hand")
    try:
        content = read_notebook(args.file)
    except UnreadableError as error:
        raise CommandError(f"{args.file} cannot be filed: {error}") from error
    target = course.place(course.directory.submitted_directory, args.student, args.assignment)
    target.mkdir(parents=True, exist_ok=True)
    notebook = target / f"{names[0]}.ipynb"
    filed, _ = read_stamp(target)
    at = (args.at or datetime.now(UTC)).replace(tzinfo=None)
    if notebook.exists() and filed and filed > at:
        older = _free_name(notebook)
        older.write_bytes(content)
        print(
            f"What is there was handed in later, {filed:%Y-%m-%d %H:%M} UTC, so it stays; "
            f"this file is kept beside it as {older.name} and is not graded"
        )
        return 0
    if notebook.exists():
        notebook.rename(_free_name(notebook))
    notebook.write_bytes(content)
    moment = stamp(target, args.at)
    print(f"Filed as {notebook}, handed in {moment:%Y-%m-%d %H:%M} UTC")
    print(f"Next: autograder grade {args.assignment}")
    return 0


def _free_name(notebook: Path) -> Path:
    """A name for what was handed in before: hidden, and not that of a notebook."""
    numbers = (notebook.with_name(f".{notebook.stem}.before-{n}") for n in range(1, 10_000))
    return next(name for name in numbers if not name.exists())


def moment(text: str) -> datetime:
    """A time as it is typed; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-12-01 20:15") from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
