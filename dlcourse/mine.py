"""The student's own code: ``mine.conv2d`` is theirs once its exercise has passed, the course's until then.

``mine.cnn_layers.conv2d`` asks one chapter; without a chapter the newest one that has the name answers.
Which of the two it is, is printed once for each name.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.registry import exercises
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import chapters
from dlcourse.kept import file as kept


class Chapter:
    """The answers of one chapter, by the names that the student gave them."""

    def __init__(self, name: str):
        self._name = name

    def __getattr__(self, name: str) -> Any:
        found = None if name.startswith("_") else _own(self._name, name) or _course(self._name, name)
        if found is None:
            raise AttributeError(f"no exercise of chapter {self._name!r} asks for {name!r}")
        return _said(found)

    def __dir__(self) -> list[str]:
        return [answer.name for _, answer in _answers(self._name)]

    def __repr__(self) -> str:
        own = built(self._name)
        return f"mine.{self._name}: {', '.join(own) if own else 'nothing yet'}"


@dataclass(frozen=True)
class _Found:
    value: Any
    name: str
    exercise: str
    own: bool


def built(chapter: str, folder: Path | None = None) -> list[str]:
    """Names of a chapter's answers that are kept as the student's own, in the current course folder."""
    sections = {section.id for section in kept.read(chapter, folder).sections}
    return [answer.name for exercise, answer in _answers(chapter) if exercise.id in sections]


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    newest_first = chapters()[::-1]
    if name in newest_first:
        return Chapter(name)
    for find in (_own, _course):
        for chapter in newest_first:
            found = find(chapter, name)
            if found is not None:
                return _said(found)
    raise AttributeError(f"no exercise of the course asks for {name!r}")


def _said(found: _Found) -> Any:
    _say(found.name, found.exercise, found.own)
    return found.value


@cache
def _say(name: str, id: str, own: bool) -> None:
    exercise = find_exercise(id)
    key = "mine_own" if own else "mine_course"
    file = f"{kept.FOLDER}/{exercise.chapter}.py"
    print(Texts(exercise).label(key, name=name, number=exercise.number, file=file))


def _own(chapter: str, name: str) -> _Found | None:
    file = kept.file_of(chapter)
    if file is None or not file.is_file():
        return None
    namespaces = _executed(file, file.stat().st_mtime_ns)
    for exercise, answer in _answers(chapter):
        names = namespaces.get(exercise.id, {})
        if answer.name == name and name in names:
            return _Found(names[name], name, exercise.id, own=True)
    return None


def _course(chapter: str, name: str) -> _Found | None:
    for exercise, answer in _answers(chapter):
        if answer.name == name:
            return _Found(answer.reference, name, exercise.id, own=False)
    return None


def _answers(chapter: str) -> list[tuple[Exercise, Function]]:
    return [(e, a) for e in exercises(chapter) for a in e.answers if isinstance(a, Function)]


@cache
def _executed(file: Path, changed: int) -> dict[str, dict[str, Any]]:
    """The names of a chapter's file; none, and a sentence, where it cannot be executed any more."""
    try:
        return kept.read(file.stem).namespaces(str(file))
    except Exception as error:  # a student may have changed the file
        print(f"{kept.FOLDER}/{file.name} cannot be used: {type(error).__name__}: {error}")
        return {}
