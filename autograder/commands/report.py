"""``autograder report ASSIGNMENT``: one page for the instructor about a graded assignment."""

import argparse
from pathlib import Path

from autograder.commands.grade import add_course_argument
from autograder.files import write_private


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "report",
        help="show how a class did",
        description="Writes one HTML page about a graded assignment: marks, the most frequent mistakes, what "
        "was repaired, submissions that look alike, outliers in time. Only you should read it.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="for example 04_activations")
    parser.add_argument(
        "--out", type=Path, metavar="FILE.html", help="default: reports/ASSIGNMENT.html in the course"
    )
    parser.add_argument("--anonymous", action="store_true", help="numbers in place of names, for a screen")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is."""
    from autograder.grading.grading_course import GradingCourse
    from autograder.reports import report, report_file

    course = GradingCourse(args.course)
    page = report(course, args.assignment, anonymous=args.anonymous)
    file = args.out or report_file(course.folder, args.assignment)
    write_private(file, page)
    print(f"The report is in {file}")
    return 0
