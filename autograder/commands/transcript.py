"""``autograder transcript STUDENT [ASSIGNMENT]``: what a student reached (or each does), signed."""

import argparse
from pathlib import Path

from autograder.commands.grade import add_course_argument
from autograder.files import make_private_folder, write_private
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "transcript",
        help="write what a student reached, signed by the course",
        description="Writes a page and a JSON document of what a student reached: points by chapter and by "
        "goal, marks and comments given by hand, what still waits for a mark. Both are signed; 'autograder "
        "verify' proves either of them with the course's public key.",
    )
    parser.add_argument("student", nargs="?", metavar="STUDENT")
    parser.add_argument("assignment", nargs="?", default="", metavar="ASSIGNMENT", help="only this one")
    parser.add_argument(
        "--all", nargs="?", const="", metavar="ASSIGNMENT", help="of every student, in place of STUDENT"
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="default: transcripts/ in the course")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write both files of each transcript and say where they are, and what is still open."""
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.roster import enrolled
    from autograder.transcripts.files import write_transcript
    from autograder.transcripts.record import record
    from autograder.transcripts.signing import signing_key
    from autograder.transcripts.summary import open_points

    if (args.student is None) == (args.all is None):
        raise CommandError("name a STUDENT, or give --all instead")
    course, assignment = GradingCourse(args.course), args.all or args.assignment
    students = enrolled(course) if args.student is None else [args.student]
    documents = {student: record(course, student, assignment) for student in students}
    key, folder = signing_key(course.folder), args.out or course.folder / "transcripts"
    if not args.out:
        make_private_folder(folder)
    for student, document in documents.items():
        name = f"{student}-{assignment}" if assignment else student
        for ending, content in zip((".html", ".json"), write_transcript(document, key), strict=True):
            write_private(folder / f"{name}{ending}", content)
            print(folder / f"{name}{ending}")
    opened = [
        f"{student}: {line}" for student, document in documents.items() for line in open_points(document)
    ]
    print("\n".join(opened) or "Every mark is final.")
    return 0
