"""The ``autograder`` command: build the notebooks, make an nbgrader course, grade it."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from autograder.commands import (
    bench,
    collect,
    comment,
    demo,
    doctor,
    exempt,
    explain,
    export,
    extend,
    feedback,
    give_back,
    grade,
    grade_file,
    hub,
    init,
    notebooks,
    public_key,
    receive,
    regrade,
    report,
    roster,
    student,
    transcript,
    verify,
    watch,
)
from autograder.course_error import CourseError
from dlcourse import __version__
from dlcourse.cli import CANNOT_RUN, INTERRUPTED
from dlcourse.commands import CommandError

_NOT_OURS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
"""What disks and rights refuse."""

GRADING_PACKAGES = (
    "nbgrader",
    "jupytext",
    "msgpack",
    "cloudpickle",
    "cryptography",
    "pyseccomp",
    "distributed",
)

_COMMANDS = (
    *(init, hub, notebooks),
    *(collect, receive, grade, watch, regrade, explain),
    *(comment, roster, student, extend, exempt, grade_file),
    *(feedback, report, export, give_back),
    *(transcript, public_key, verify),
    *(doctor, bench, demo),
)
"""In the order in which an instructor meets them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the words after ``autograder``; default: those of the terminal.

    Returns:
        The exit status: 0 all is well, 1 something is left to do, 2 the command could not run.
    """
    args = build_parser().parse_args(argv)
    try:
        status = args.run(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except (CommandError, CourseError) as error:
        return _cannot_run(args.command, str(error))
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in GRADING_PACKAGES:
            raise
        advice = "'make grading' installs what instructors need (or: pip install 'dlcourse[grading]')"
        return _cannot_run(args.command, f"{package} is not installed; {advice}")
    except OSError as error:
        if error.errno not in _NOT_OURS:
            raise
        return _cannot_run(args.command, f"{error.filename or 'a file'} cannot be used: {error.strerror}")
    except KeyboardInterrupt:
        if "workers" in args:
            print("\nInterrupted. What is graded is booked; the same command goes on.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if type(error).__name__ != "OperationalError":  # of the gradebook; not imported for this alone
            raise
        reason = str(error).partition("\n")[0]
        return _cannot_run(
            args.command,
            f"the gradebook cannot be used ({reason}); close what else writes to it, see that there is room "
            "on the disk, and give the same command again: what is graded is kept",
        )


def build_parser() -> argparse.ArgumentParser:
    """The parser of every sub-command."""
    parser = argparse.ArgumentParser(
        prog="autograder",
        description="The instructor's side of the course: build notebooks, make an nbgrader course, grade.",
        epilog="'autograder COMMAND --help' says more about a command.",
    )
    parser.add_argument("--version", action="version", version=f"autograder {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add_to(subparsers)
    return parser


def _cannot_run(command: str, reason: str) -> int:
    print(f"autograder {command}: {reason}", file=sys.stderr)
    return CANNOT_RUN


if __name__ == "__main__":
    sys.exit(main())
