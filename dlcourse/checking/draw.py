"""What is asked of an answer: its cases, and what the reference makes of them."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.exercise import Case, Exercise, Function


@dataclass(frozen=True)
class Question:
    """A case and the right answer to it.

    Attributes:
        case: what is called.
        expected: what the reference gives.
        hidden: the case is drawn, not visible to the student.
    """

    case: Case
    expected: Outcome
    hidden: bool


def draw(exercise: Exercise, seed: int | None = None) -> list[list[Question]]:
    """The questions to each answer of an exercise; none to a quiz or prediction.

    Args:
        exercise: what was asked.
        seed: of the drawn cases; default: a fixed one that follows from the exercise's id.
    """
    base = crc32(exercise.id.encode()) if seed is None else seed
    return [
        questions(answer, np.random.default_rng([base, index])) if isinstance(answer, Function) else []
        for index, answer in enumerate(exercise.answers)
    ]


def questions(function: Function, rng: np.random.Generator) -> list[Question]:
    """The questions to one function, visible cases first."""
    visible = [(case, False) for case in function.visible]
    drawn = [(case, True) for case in function.cases(rng)]
    return [
        Question(case, expected_outcome(function.reference, case), hidden) for case, hidden in visible + drawn
    ]
