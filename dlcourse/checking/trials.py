"""The trials of an answer: its cases, and what the reference makes of them."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.case import Case
from dlcourse.checking.exercise import Exercise, Function


@dataclass(frozen=True)
class Trial:
    """A case and its right result.

    Attributes:
        case: what is called.
        expected: what the reference gives.
        hidden: the case is drawn, not visible to the student.
    """

    case: Case
    expected: Outcome
    hidden: bool


def draw(exercise: Exercise, seed: int | None = None) -> list[list[Trial]]:
    """The trials of each answer of an exercise; none of a quiz or prediction.

    Args:
        exercise: what was asked.
        seed: of the drawn cases; default: a fixed one that follows from the exercise's id.
    """
    return [
        [*shown_trials(answer), *hidden] if isinstance(answer, Function) else hidden
        for answer, hidden in zip(exercise.answers, draw_hidden(exercise, seed), strict=True)
    ]


def draw_hidden(exercise: Exercise, seed: int | None = None) -> list[list[Trial]]:
    """Like ``draw``, without the cases that are the same for every seed."""
    base = crc32(exercise.id.encode()) if seed is None else seed
    return [
        hidden_trials(answer, np.random.default_rng([base, index])) if isinstance(answer, Function) else []
        for index, answer in enumerate(exercise.answers)
    ]


def trials(function: Function, rng: np.random.Generator) -> list[Trial]:
    """The trials of one function, visible cases first."""
    return [*shown_trials(function), *hidden_trials(function, rng)]


def shown_trials(function: Function) -> list[Trial]:
    """The trials that the student sees."""
    return [Trial(case, expected_outcome(function.reference, case), False) for case in function.visible]


def hidden_trials(function: Function, rng: np.random.Generator) -> list[Trial]:
    """The drawn ones."""
    return [Trial(case, expected_outcome(function.reference, case), True) for case in function.cases(rng)]
