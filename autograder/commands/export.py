"""``autograder export ASSIGNMENT...``: marks as a CSV file for Canvas, Moodle or a spreadsheet."""

import argparse
import sys
from pathlib import Path

from autograder.commands.grade import add_course_argument
from autograder.files import write_private

SYSTEMS = ("canvas", "moodle", "csv")


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "export",
        help="write marks for Canvas, Moodle or a spreadsheet",
        description="Writes the marks in nbgrader's gradebook, with points given by hand and late penalties, "
        "as a CSV file that Canvas or Moodle can import. Who handed in nothing has an empty cell.",
    )
    parser.add_argument("assignments", nargs="+", metavar="ASSIGNMENT", help="for example 04_activations")
    parser.add_argument("--to", choices=SYSTEMS, required=True, help="the system that is to read it")
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="default: marks-SYSTEM.csv")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    from autograder.exports import TABLES, read_marks, to_csv
    from autograder.exports.writing import risky
    from autograder.grading.grading_course import GradingCourse

    marks = read_marks(GradingCourse(args.course), list(dict.fromkeys(args.assignments)))
    table = TABLES[args.to](marks)
    file = args.out or Path(f"marks-{args.to}.csv")
    mark = "\ufeff" if args.to == "csv" else ""  # tells a spreadsheet that it is UTF-8
    write_private(file, mark + to_csv(table))
    print(f"{file}: {len(marks.people)} students, {', '.join(marks.assignments)}")
    for text in risky(table):
        print(f"{text!r} looks like a formula and was written with ' before it", file=sys.stderr)
    for name, count in marks.waiting.items():
        if count:
            print(f"submissions of {name} that wait for manual grading: {count}", file=sys.stderr)
    return 0
