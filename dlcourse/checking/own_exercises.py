"""Exercises that an instructor has written for a course of their own: chapter ``own``, in the course folder.

The folder ``own`` looks like one of ``dlcourse/chapters``: ``own/exercises/NAME.py`` is the exercise
``own.NAME``, ``own/messages.en.toml`` has its sentences. Students do not have it: theirs is checked when it
is graded.
"""

import sys
from importlib import import_module
from pathlib import Path

from dlcourse import messages
from dlcourse.checking import outline, registry, version

CHAPTER = "own"
"""The chapter of these exercises, and the name of the folder."""

_PACKAGE = f"dlcourse.chapters.{CHAPTER}"
_chapters = import_module("dlcourse.chapters")
_places = list(_chapters.__path__)
_in_use: list[str] = []


def use(course: Path | None) -> None:
    """Make the exercises of a course known in this process, in place of those of any other.

    Args:
        course: its folder; where it has no folder ``own``, and for None, there are none.
    """
    wanted = [str(course.resolve())] if course and (course / CHAPTER / "exercises").is_dir() else []
    if wanted == _in_use:
        return
    _in_use[:] = wanted
    _chapters.__path__ = [*_places, *wanted]
    for name in [name for name in sys.modules if name == _PACKAGE or name.startswith(f"{_PACKAGE}.")]:
        del sys.modules[name]
    remembered = (version.version_of, version.imported_by, version.file_of, outline.surroundings)
    for cached in (registry.exercise, messages.load, *remembered):
        cached.cache_clear()


def is_own(id: str) -> bool:
    """Whether an exercise's id is one of an instructor's own."""
    return id.startswith(f"{CHAPTER}.")


def in_use() -> Path | None:
    """The course whose exercises are known here."""
    return Path(_in_use[0]) if _in_use else None
