"""Right answers over many seeds: a course's secret key must never draw a case that refuses one of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dlcourse.checking.audit.answers import PATIENCE, StrangersAnswer, judge_answers
from dlcourse.checking.audit.solutions import Solution
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.run import check_function
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import draw


@dataclass(frozen=True)
class Refused:
    """A right answer that a seed refuses.

    Attributes:
        exercise: id of the exercise.
        answer: whose answer to what.
        seed: of the drawn cases.
        what: the failure in words.
    """

    exercise: str
    answer: str
    seed: int
    what: str

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.exercise}: {self.answer}, seed {self.seed}: {self.what}"


def right_answers(function: Function) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The reference and its alternatives, each with its name."""
    yield f"{function.name}, the reference", function.reference
    for number, alternative in enumerate(function.alternatives, 1):
        yield f"{function.name}, alternative {number}", alternative


def refused(
    exercise: Exercise,
    seeds: Sequence[int],
    strangers: Sequence[StrangersAnswer] = (),
    solution: Solution | None = None,
) -> Iterator[Refused]:
    """Check the references, their alternatives and strangers' right answers with every seed.

    Args:
        exercise: what is asked.
        seeds: of the drawn cases.
        strangers: their answers; wrong ones are left out.
        solution: the author's, which strangers' answers need.
    """
    texts = Texts(exercise)
    right = [answer for answer in strangers if answer.right] if solution else []
    for seed in seeds:
        for function, asked in zip(exercise.answers, draw(exercise, seed), strict=True):
            if not isinstance(function, Function):
                continue
            for name, answer in right_answers(function):
                caller = LocalCaller(answer, PATIENCE * exercise.seconds)
                verdict = check_function(function, caller, asked, texts)
                if verdict.state != "right" or verdict.mistakes:
                    what = verdict.failure.what if verdict.failure else ", ".join(verdict.side_effects)
                    yield Refused(exercise.id, name, seed, what)
        if right and solution:
            for found in judge_answers(right, exercise, solution, [seed]):
                if not found.fair:
                    yield Refused(exercise.id, found.answer.file.name, seed, found.broke or found.what)
