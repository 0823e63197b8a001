"""``autograder verify FILE --key KEY.pem``: whether a transcript is genuine, and what it says."""

import argparse
import sys
from pathlib import Path

NOT_GENUINE = 1


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "verify",
        help="tell whether a transcript is genuine",
        description="Tells whether a transcript, page or JSON document, is the course's to the last letter, "
        "and what it says. Needs the course's public key, no course folder and no network. The exit status "
        "is 1 where it is not genuine.",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, required=True, metavar="KEY.pem", help="the course's public key")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what the transcript says, or why it is not to be believed."""
    from autograder.transcripts.files import read_transcript
    from autograder.transcripts.signing import NotGenuineError, fingerprint_of, read_public
    from autograder.transcripts.summary import open_points, summary

    key = read_public(args.key)
    try:
        document = read_transcript(args.file, key)
    except NotGenuineError as error:
        print(f"{args.file} is not genuine: {error}", file=sys.stderr)
        return NOT_GENUINE
    print(f"{args.file} is genuine: signed with the key that you named (SHA-256 {fingerprint_of(key)})")
    print("\n".join([*summary(document), *open_points(document)]))
    return 0
