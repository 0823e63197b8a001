"""Files of a course: the name of its settings, and how files are written that have marks in them."""

import os
from pathlib import Path

from autograder.course_error import CourseError

CONFIG = "nbgrader_config.py"
"""The settings of a course; a folder that has none is no course."""

_OWNER_ONLY = 0o600


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read; one that was there is replaced.

    Raises:
        CourseError: it cannot be written.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            out.write(text)
    except OSError as error:
        raise CourseError(
            f"{file} cannot be written ({error.strerror}); name another file with --out"
        ) from error


def storable(text: str) -> str:
    """The text with a sign in place of what no screen can show, such as bytes in odd file names."""
    return text.encode("utf-8", "replace").decode()
