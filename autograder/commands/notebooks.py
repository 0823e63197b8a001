"""``autograder notebooks``: builds the student notebooks from their sources."""

import argparse

from autograder.commands import sources
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "notebooks",
        help="build the student notebooks from their sources (for authors)",
        description="Builds notebooks/*.ipynb, what students open, from notebooks/source/*.md.",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; exit status 1 if a notebook is not up to date",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, or with ``--check`` only compare; print one line for each notebook that differs."""
    from autograder.notebooks import AuthorError, build_notebooks

    try:
        changed = build_notebooks(sources().parent, check=args.check)
    except AuthorError as error:
        raise CommandError(str(error)) from error
    for name in changed:
        print(f"{name}: {'not up to date; run: make notebooks' if args.check else 'built'}")
    if not changed:
        print("All notebooks are up to date.")
    return 1 if args.check and changed else 0
