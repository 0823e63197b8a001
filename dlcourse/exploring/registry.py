"""Finds explorers by their id, ``<chapter>.<name>``."""

from dlcourse import curriculum
from dlcourse.exploring.explorer import Explorer


def chapters() -> list[str]:
    """Names of the chapters that have explorers."""
    return curriculum.chapters("explorer")


def explorers(chapter: str) -> list[str]:
    """Ids of the explorers of one chapter."""
    return curriculum.ids(chapter, "explorer")


def explorer(id: str) -> Explorer:
    """Look up one explorer.

    Raises:
        UnknownIdError: there is none of that id; the message lists the closest ones.
    """
    found: Explorer = curriculum.load(id, "explorer")
    return found
