"""``autograder return ASSIGNMENT --to FORM``: feedback as a zip in the form in which work came."""

import argparse
import sys
from pathlib import Path

from autograder.commands.collect import FORMS
from autograder.commands.grade import add_course_argument


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "return",
        help="write feedback as a zip for Moodle, Canvas or mail",
        description="Writes the feedback pages of all who came by 'autograder collect' into one zip that the "
        "platform can take: it finds its own names again. For mail, it holds a draft for each student.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument("--to", choices=FORMS, required=True, dest="form", help="where it goes")
    parser.add_argument("--out", type=Path, metavar="FILE.zip", help="default: feedback-ASSIGNMENT-FORM.zip")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the zip and say what is in it."""
    from autograder.delivery.give_back import give_back
    from autograder.grading.grading_course import GradingCourse

    file = args.out or Path(f"feedback-{args.assignment}-{args.form}.zip")
    done = give_back(GradingCourse(args.course), args.assignment, args.form, file)
    print(f"{file}: the feedback of {', '.join(done.students) or 'nobody'}")
    for student, reason in done.elsewhere:
        print(f"not in it: {student} {reason}")
    for student, reason in done.left:
        print(f"left out: {student} {reason}", file=sys.stderr)
    return 1 if done.left else 0
