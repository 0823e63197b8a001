"""Finds explorers by id: ``<chapter>.<name>`` is ``dlcourse/chapters/<chapter>/explorers/<name>.py``."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import dlcourse.chapters
from dlcourse.exploring.explorer import Explorer
from dlcourse.exploring.figure.explorer import FigureExplorer


class UnknownExplorerError(LookupError):
    """An id that names no explorer."""


def chapters() -> list[str]:
    """Names of the chapters that have explorers."""
    names = [module.name for module in iter_modules(dlcourse.chapters.__path__) if module.ispkg]
    return [name for name in names if find_spec(_package(name))]


def explorers(chapter: str) -> list[str]:
    """Ids of the explorers of one chapter; a module whose name starts with ``_`` is none."""
    package = import_module(_package(chapter))
    names = [module.name for module in iter_modules(package.__path__)]
    return [f"{chapter}.{name}" for name in names if not name.startswith("_")]


def explorer(id: str) -> Explorer | FigureExplorer:
    """Look up one explorer.

    Raises:
        UnknownExplorerError: there is none of that id; the message lists those of the chapter.
    """
    chapter, _, name = id.partition(".")
    if chapter not in chapters():
        known = ", ".join(chapters())
        raise UnknownExplorerError(f"there is no explorer {id!r}: chapters with explorers are {known}")
    if id not in explorers(chapter):
        known = ", ".join(explorers(chapter))
        raise UnknownExplorerError(f"there is no explorer {id!r}: chapter {chapter!r} has {known}")
    return import_module(f"{_package(chapter)}.{name}").explorer


def _package(chapter: str) -> str:
    return f"dlcourse.chapters.{chapter}.explorers"
