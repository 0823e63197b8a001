"""Finds exercises: ``<chapter>.<name>`` is ``dlcourse/chapters/<chapter>/exercises/<name>.py``."""

from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from dlcourse.chapters import NOTEBOOKS
from dlcourse.checking.exercise import Exercise


class UnknownExerciseError(LookupError):
    """An id that names no exercise."""


def chapters() -> list[str]:
    """Names of the chapters that exist, in the order of the course."""
    names = [chapter_of(notebook) for notebook in NOTEBOOKS]
    return [name for name in names if find_spec(f"dlcourse.chapters.{name}")]


def chapter_of(notebook: str) -> str:
    """The chapter of a notebook: its name without number (``04_activations`` -> ``activations``)."""
    return notebook.removesuffix(".ipynb").removesuffix(".md").partition("_")[2]


def notebook_of(chapter: str) -> str:
    """The notebook of a chapter, with its number (``activations`` -> ``04_activations``)."""
    return next(notebook for notebook in NOTEBOOKS if chapter_of(notebook) == chapter)


def exercises(chapter: str) -> list[Exercise]:
    """All exercises of one chapter, by number."""
    package = import_module(f"dlcourse.chapters.{chapter}.exercises")
    found = [exercise(f"{chapter}.{module.name}") for module in iter_modules(package.__path__)]
    return sorted(found, key=lambda e: tuple(int(part) for part in e.number.split(".")))


@cache
def exercise(id: str) -> Exercise:
    """Look up one exercise.

    Raises:
        UnknownExerciseError: there is none of that id; the message lists the closest ones.
    """
    chapter, _, name = id.partition(".")
    module = f"dlcourse.chapters.{chapter}.exercises.{name}"
    if not (chapter.isidentifier() and name.isidentifier() and chapter in chapters() and find_spec(module)):
        raise UnknownExerciseError(_not_found(id, chapter))
    return replace(import_module(module).exercise, chapter=chapter, name=name)


def _not_found(id: str, chapter: str) -> str:
    if chapter not in chapters():
        return f"there is no exercise {id!r}: no chapter {chapter!r} (chapters: {', '.join(chapters())})"
    known = [e.id for e in exercises(chapter)]
    closest = get_close_matches(id, known, n=3) or known
    return f"there is no exercise {id!r}; did you mean {' or '.join(map(repr, closest))}?"
