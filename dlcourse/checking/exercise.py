"""What an exercise is: the answers asked for, the cases that try them and the mistakes we can name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dlcourse.checking.case import Case
from dlcourse.checking.compare import NUMBERS_ONLY, Form
from dlcourse.checking.diagnosis.evidence import Evidence


class Mistake:
    """A mistake that can be named: an id, and the same wrong implementation in two hands."""

    id: str
    example: Callable[..., Any]
    paraphrase: Callable[..., Any]


@dataclass(frozen=True)
class Wrong(Mistake):
    """A mistake known by a wrong implementation: the answer behaves like it on every case.

    Attributes:
        id: key of the catalogue's ``mistakes`` table.
        example: the wrong implementation.
        paraphrase: the same mistake written by another hand; the audit demands the same name for it.
    """

    id: str
    example: Callable[..., Any]
    paraphrase: Callable[..., Any]


@dataclass(frozen=True)
class Symptom(Mistake):
    """A mistake known by what it does: ``shows(evidence)`` looks at the calls made and may make more."""

    id: str
    shows: Callable[[Evidence], bool]
    example: Callable[..., Any]
    paraphrase: Callable[..., Any]


def _no_cases(rng: np.random.Generator) -> list[Case]:
    return []


@dataclass(frozen=True)
class Function:
    """An answer that is a function.

    Attributes:
        name: the name the student defines.
        reference: our implementation.
        alternatives: correct implementations written differently; they must pass without a diagnosis.
        mistakes: what we can name, tried in this order.
        visible: cases the student sees.
        cases: ``cases(rng) -> list[Case]``, drawn anew; in grading only the seed is secret.
        weight: the answer's part of the exercise's points, relative to the other answers.
        form: what the statement asks besides the numbers: the dtype of the input, an array.
    """

    name: str
    reference: Callable[..., Any]
    alternatives: Sequence[Callable[..., Any]] = ()
    mistakes: Sequence[Mistake] = ()
    visible: Sequence[Case] = ()
    cases: Callable[[np.random.Generator], list[Case]] = _no_cases
    weight: float = 1.0
    form: Form = NUMBERS_ONLY


@dataclass(frozen=True)
class Quiz:
    """An answer that is a dictionary of chosen letters, such as ``{"q1": "b"}``.

    Questions, options and a reply to every option stand in the catalogue.

    Attributes:
        name: the variable the student fills.
        key: the right letter of each question.
        weight: the answer's part of the exercise's points.
    """

    name: str
    key: Mapping[str, str]
    weight: float = 1.0


Answer = Function | Quiz


@dataclass(frozen=True)
class Exercise:
    """One exercise: ``check("<chapter>.<name>", *answers)`` compares with it.

    Attributes:
        number: as in the curriculum, for example ``"4.3"``; gives the order.
        points: the mark of a full solution; 0 for practice.
        answers: what the student hands in, in the order of ``check``'s arguments.
        needs: ``"numpy"`` or ``"torch"``: what the student's code may import.
        uses: reference modules that the answer may call (bound into the sandbox when grading).
        seconds: time limit of one call.
        former: with how many of the first answers an earlier edition was content; 0: with no fewer.
        chapter: filled in by the registry from the file's place.
        name: filled in by the registry from the file's name.
    """

    number: str
    points: float
    answers: Sequence[Answer]
    needs: str = "numpy"
    uses: Sequence[str] = ()
    seconds: float = 5.0
    former: int = 0
    chapter: str = ""
    name: str = ""

    @property
    def id(self) -> str:
        """``"<chapter>.<name>"``."""
        return f"{self.chapter}.{self.name}"

    def handed_in(self, count: int) -> "Exercise | None":
        """The exercise as the edition asks it whose check hands in so many answers; None: no edition does."""
        if count == len(self.answers):
            return self
        return replace(self, answers=self.answers[:count]) if 0 < count == self.former else None
