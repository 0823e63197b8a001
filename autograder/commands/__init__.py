"""The sub-commands of ``autograder``: a module each, with ``add_to(subparsers)`` and ``run(args) -> int``."""

from pathlib import Path

from dlcourse.commands import CommandError
from dlcourse.commands.audit import find_sources


def sources() -> Path:
    """The notebook sources with the solutions.

    Raises:
        CommandError: this installation has none.
    """
    found = find_sources()
    if found is None:
        raise CommandError(
            "the notebooks' sources with the solutions are not part of an installed package; "
            "get the course's repository and run 'make grading' there, then .venv/bin/autograder"
        )
    return found
