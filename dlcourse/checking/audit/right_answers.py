"""Right answers over many seeds: a course's secret key must never draw a case that refuses one of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dlcourse.checking.audit.answers import PATIENCE, StrangersAnswer, defined_by, warm_up_torch
from dlcourse.checking.audit.solutions import Solution
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.run import check_function
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import Trial, draw, draw_hidden


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
    """Check references, alternatives, the author's solution and strangers' right answers with every seed.

    Args:
        exercise: what is asked.
        seeds: of the drawn cases; the visible ones are asked once.
        strangers: their answers; wrong ones are left out.
        solution: the author's, which strangers' answers need.
    """
    texts = Texts(exercise)
    seconds = PATIENCE * exercise.seconds
    attempts = [
        (each, LocalCaller(each.answer, seconds)) for each in _attempts(exercise, strangers, solution)
    ]
    for number, seed in enumerate(seeds):
        drawn = draw_hidden(exercise, seed) if number else draw(exercise, seed)
        for attempt, caller in attempts:
            what = _refusal(attempt, caller, drawn[attempt.place], texts)
            if what:
                yield Refused(exercise.id, attempt.name, seed, what)


@dataclass(frozen=True)
class _Attempt:
    """A right answer to the function that stands at this place of the exercise."""

    name: str
    place: int
    function: Function
    answer: Any


def _attempts(
    exercise: Exercise, strangers: Sequence[StrangersAnswer], solution: Solution | None
) -> Iterator[_Attempt]:
    written = list(_written(strangers, solution)) if solution else []
    for place, function in enumerate(exercise.answers):
        if isinstance(function, Function):
            answers = [*right_answers(function)]
            answers += [(name, names[function.name]) for name, names in written if function.name in names]
            yield from (_Attempt(name, place, function, answer) for name, answer in answers)


def _written(strangers: Sequence[StrangersAnswer], solution: Solution) -> Iterator[tuple[str, dict]]:
    """What the author's solution and strangers' right answers define."""
    names = solution.namespace()
    yield "the author's solution", names
    right = [answer for answer in strangers if answer.right]
    if any("torch" in answer.code for answer in right):
        warm_up_torch()
    yield from ((answer.file.name, defined_by(answer, names)) for answer in right)


def _refusal(attempt: _Attempt, caller: LocalCaller, asked: Sequence[Trial], texts: Texts) -> str:
    """Why the answer is refused, in words; empty where it is not."""
    if not asked:
        return ""
    verdict = check_function(attempt.function, caller, asked, texts)
    if verdict.state == "right" and not verdict.mistakes:
        return ""
    found = (verdict.failure.what if verdict.failure else "", *verdict.side_effects, *verdict.mistakes)
    return "; ".join(filter(None, found)) or verdict.state
