"""The ``dlcourse`` command: open the course, check a notebook, see how far one is, find what is wrong."""

import argparse
import os
import sys
from collections.abc import Sequence

from dlcourse import __version__
from dlcourse.commands import CommandError, audit, bench, check, doctor, handout, lab, progress

CANNOT_RUN = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the words after ``dlcourse``; default: those of the terminal.

    Returns:
        The exit status: 0 all is well, 1 something is left to do, 2 the command could not run.
    """
    _print_what_the_terminal_can_show()
    parser = build_parser()
    args = parser.parse_args(argv)
    if args.command is None:
        parser.print_help()
        return CANNOT_RUN
    try:
        status = args.run(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except CommandError as error:
        print(f"dlcourse {args.command}: {error}", file=sys.stderr)
        return CANNOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED


def build_parser() -> argparse.ArgumentParser:
    """The parser of every sub-command."""
    parser = argparse.ArgumentParser(
        prog="dlcourse",
        description="An interactive deep-learning course in Jupyter notebooks.",
        epilog="'dlcourse COMMAND --help' says more about a command.",
    )
    parser.add_argument("--version", action="version", version=f"dlcourse {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in (lab, handout, check, progress, doctor, audit, bench):
        command.add_to(subparsers)
    return parser


def _print_what_the_terminal_can_show() -> None:
    # A student's text may hold characters that, say, a Windows console has no place for.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
