"""Files of a course: the name of its settings, and how files are written that have marks in them."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from autograder.course_error import CourseError

CONFIG = "nbgrader_config.py"
"""The settings of a course; a folder that has none is no course."""

_OWNER_ONLY = 0o600
_GROUP = 0o060
_SHARED = stat.S_ISGID | 0o770
"""The rights of a folder that others of its group may have as well."""


def private_mode(folder: Path) -> int:
    """The rights of a private file: its owner's alone, unless the folder is shared by a group of graders."""
    shared = folder.stat().st_mode & stat.S_IWGRP
    return _OWNER_ONLY | _GROUP if shared else _OWNER_ONLY


def make_folder(folder: Path) -> None:
    """Make a folder of a course, and those above it, for whoever may write in the one that is there."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        share_like_above(place)


def share_like_above(folder: Path) -> None:
    """Give a folder the rights of the one above it where a group shares that one."""
    above = folder.parent.stat().st_mode
    if above & stat.S_IWGRP:
        with suppress(PermissionError):  # another grader's folder, who has shared it
            folder.chmod(stat.S_IMODE(above))


def make_private_folder(folder: Path) -> None:
    """Make a folder that is its owner's alone, or the group's that shares the folder above it."""
    if not folder.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        above = folder.parent.stat().st_mode
        folder.chmod(stat.S_IMODE(above) & _SHARED | 0o700 if above & stat.S_IWGRP else 0o700)


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner (or the course's group) can read; one that was there is replaced.

    Raises:
        CourseError: it cannot be written.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with suppress(PermissionError):  # another grader's file, which may be written all the same
            file.chmod(private_mode(file.parent))
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            out.write(text)
    except OSError as error:
        raise CourseError(
            f"{file} cannot be written ({error.strerror}); name another file with --out"
        ) from error


def secret_file(file: Path, make: Callable[[], str], *, for_group: bool = True) -> Path:
    """A file with a secret of the course; made when first asked for.

    Args:
        file: where it is.
        make: writes a new one.
        for_group: whether a group that shares the folder may read it as well as its owner.
    """
    with suppress(FileExistsError):
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
        with os.fdopen(descriptor, "w") as out:
            out.write(make())
        if for_group:
            file.chmod(private_mode(file.parent))
    return file


def storable(text: str) -> str:
    """The text with a sign in place of what no screen can show, such as bytes in odd file names."""
    return text.encode("utf-8", "replace").decode()
