"""``autograder public-key``: the key with which anybody can prove a transcript."""

import argparse
import sys

from autograder.commands.grade import add_course_argument


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "public-key",
        help="print the key that proves the course's transcripts",
        description="Prints the course's public key (PEM). Publish it where only the course can write, such "
        "as its home page: who has it can prove a transcript, and cannot sign one.",
    )
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the key, and on the second channel what identifies it."""
    from autograder.grading.grading_course import GradingCourse
    from autograder.transcripts.signing import fingerprint_of, public_text, signing_key

    key = signing_key(GradingCourse(args.course).folder)
    print(public_text(key), end="")
    print(f"SHA-256 {fingerprint_of(key.public_key())}", file=sys.stderr)
    return 0
