"""``autograder transcript STUDENT [ASSIGNMENT]``: what a student reached, signed by the course."""

import argparse
from pathlib import Path

from autograder.commands.grade import add_course_argument
from autograder.files import make_private_folder, write_private


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "transcript",
        help="write what a student reached, signed by the course",
        description="Writes a page and a JSON document of what a student reached: points by chapter and by "
        "goal, marks and comments given by hand, what still waits for a mark. Both are signed; 'autograder "
        "verify' proves either of them with the course's public key.",
    )
    parser.add_argument("student", metavar="STUDENT")
    parser.add_argument("assignment", nargs="?", default="", metavar="ASSIGNMENT", help="only this one")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="default: transcripts/ in the course")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write both files and say where they are, and what is still open."""
    from autograder.grading.grading_course import GradingCourse
    from autograder.transcripts.files import write_transcript
    from autograder.transcripts.record import record
    from autograder.transcripts.signing import signing_key
    from autograder.transcripts.summary import open_points

    course = GradingCourse(args.course)
    document = record(course, args.student, args.assignment)
    page, text = write_transcript(document, signing_key(course.folder))
    folder = args.out or course.folder / "transcripts"
    if not args.out:
        make_private_folder(folder)
    name = f"{args.student}-{args.assignment}" if args.assignment else args.student
    for ending, content in ((".html", page), (".json", text)):
        write_private(folder / f"{name}{ending}", content)
        print(folder / f"{name}{ending}")
    print("\n".join(open_points(document)) or "Every mark of it is final.")
    return 0
