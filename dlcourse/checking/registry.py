"""Finds exercises by their id, ``<chapter>.<name>``."""

from dataclasses import replace
from functools import cache

from dlcourse.checking.exercise import Exercise
from dlcourse.curriculum import current_id, ids, load


def exercises(chapter: str) -> list[Exercise]:
    """All exercises of one chapter, by number."""
    found = [exercise(id) for id in ids(chapter, "exercise")]
    return sorted(found, key=lambda e: tuple(int(part) for part in e.number.split(".")))


@cache
def exercise(id: str) -> Exercise:
    """Look up one exercise, by its id in this or an earlier edition.

    Raises:
        UnknownIdError: there is none of that id; the message lists the closest ones.
    """
    chapter, _, name = current_id(id).partition(".")
    return replace(load(id, "exercise"), chapter=chapter, name=name)
