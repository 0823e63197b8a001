"""Exercises, mistakes and quiz options in words; ids where the course no longer knows them."""

from dataclasses import dataclass

from dlcourse.checking.exercise import Exercise, Quiz
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import UnknownIdError

_LAST = (999,)
_LONGEST_LETTER = 40


@dataclass(frozen=True)
class Option:
    """A wrong option of a quiz question, beside the right one."""

    question: str
    letter: str
    text: str
    right: str


def number_of(id: str) -> tuple[int, ...]:
    """An exercise's number, to sort by; unknown ones come last."""
    known = _find(id)
    return tuple(int(part) for part in known.number.split(".")) if known else _LAST


def heading_of(id: str, title: str) -> str:
    """Number and title of an exercise."""
    known = _find(id)
    return f"{known.number} {title}" if known else title


def looks_like(id: str, mistake: str) -> str:
    """What an answer with a named mistake looks like; empty for a mistake that has been taken out."""
    known = _find(id)
    try:
        return Texts(known).mistake(mistake).looks_like if known else ""
    except KeyError:
        return ""


def option(id: str, question: str, letter: str) -> Option:
    """A wrong option in words."""
    known = _find(id)
    quizzes = [answer for answer in known.answers if isinstance(answer, Quiz)] if known else []
    right = next((quiz.key[question] for quiz in quizzes if question in quiz.key), "")
    letter = letter[:_LONGEST_LETTER]
    if known is None or not right:
        return Option(question, letter, "", "")
    words = Texts(known).question(question)
    text = words["options"].get(letter, "(there is no such option)")
    return Option(f"{question}. {words['text']}", letter, text, f"{right} · {words['options'][right]}")


def _find(id: str) -> Exercise | None:
    try:
        return exercise(id)
    except UnknownIdError:
        return None
