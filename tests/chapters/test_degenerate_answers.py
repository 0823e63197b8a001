"""Answers that say nothing earn next to nothing, and visible cases known by heart earn nothing at all.

Generated for every function that is asked for: one value whatever the input, its own arguments, zeros, ones,
NaN, complex numbers, errors, the visible cases written down; where chance is given, numbers without chance.
"""

import builtins
import copy
from collections.abc import Callable, Iterator, Sequence
from inspect import isclass, signature
from typing import Any

import numpy as np
import pytest

from dlcourse.checking.arrays import is_array, is_tensor, to_numpy
from dlcourse.checking.calling.arguments import equal
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.case import Seed
from dlcourse.checking.exercise import Function
from dlcourse.checking.points import earned
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import call_all
from dlcourse.checking.trials import Trial, trials
from dlcourse.curriculum import chapters

pytestmark = pytest.mark.slow

MOST = 0.1
"""Part of an answer's points that a degenerate answer may earn."""
CONSTANTS = (0, 1, -1, True, "", [], None, float("nan"), float("inf"))
OWN_CHANCE = 0.75
"""Part that right numbers earn at most which come from a generator of one's own, not from the given one."""
SEED = 20261130
GUESSES = range(-1, 13)
"""Whole numbers that somebody who knows nothing may guess, where a count or a size is asked for."""
MANY_KEYS = range(10)
"""A guess is right with luck: what it earns is averaged over the cases of so many courses."""
SECONDS = 2.0
MANY = 100
"""So many numbers say whether they were drawn."""

Answer = Callable[..., Any]
Change = Callable[[np.ndarray], Any]

FUNCTIONS = {
    f"{exercise.id}.{answer.name}": answer
    for chapter in chapters()
    for exercise in exercises(chapter)
    for answer in exercise.answers
    if isinstance(answer, Function)
}


# ---- what is done to numbers


def zeros(array: np.ndarray) -> np.ndarray:
    return np.zeros(array.shape)


def ones(array: np.ndarray) -> np.ndarray:
    return np.ones(array.shape)


def not_a_number(array: np.ndarray) -> np.ndarray:
    return np.full(array.shape, np.nan)


def complex_numbers(array: np.ndarray) -> np.ndarray:
    return array + 1j


def in_order(array: np.ndarray) -> np.ndarray | None:
    return np.sort(array, axis=None).reshape(array.shape) if array.size > MANY else None


def changed(value: Any, change: Change) -> Any:
    """A result of the same form with other numbers; None for what holds none."""
    if isinstance(value, dict):
        return {key: changed(item, change) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(changed(item, change) for item in value)
    if is_tensor(value):
        import torch

        return torch.as_tensor(change(to_numpy(value)))
    if is_array(value):
        return change(value) if value.dtype.kind in "biufc" else None
    if isinstance(value, bool | int | float | np.number):
        return change(np.asarray(value, float))[()]
    return None


# ---- answers


def always(value: Any) -> Answer:
    return lambda *args, **kwargs: copy.deepcopy(value)


def argument(place: int, of: Answer = lambda value: value) -> Answer:
    return lambda *args, **kwargs: of([*args, *kwargs.values()][place])


def first_array(change: Change) -> Answer:
    return lambda *args, **kwargs: changed(next(filter(is_array, [*args, *kwargs.values()])), change)


def emptied(*args: Any, **kwargs: Any) -> Any:
    """The first array, set to zero in place."""
    array = next(filter(is_array, [*args, *kwargs.values()]))
    array[...] = 0
    return array


def of_the_right_form(reference: Answer, change: Change) -> Answer:
    return lambda *args, **kwargs: changed(reference(*args, **kwargs), change)


def with_own_chance(reference: Answer) -> Answer:
    def own(value: Any) -> Any:
        return np.random.default_rng(0) if isinstance(value, np.random.Generator) else value

    return lambda *args, **kwargs: reference(*map(own, args), **{name: own(kwargs[name]) for name in kwargs})


def raising(error: type[BaseException]) -> Answer:
    def answer(*args: Any, **kwargs: Any) -> Any:
        raise error("no")

    return answer


class Nothing:
    """Where a class is asked for: whatever its objects are asked, they answer 0."""

    def __init__(self, *args: Any, **kwargs: Any):
        self.data = self.grad = 0.0

    def __getattr__(self, name: str) -> Answer:
        if name.startswith("__"):
            raise AttributeError(name)
        return always(0.0)


def by_heart(function: Function, otherwise: Answer) -> Answer:
    """What the reference is asked in the visible cases and what it does then, written down."""
    known: list[tuple[Any, Answer]] = []

    def reference(*args: Any, **kwargs: Any) -> Any:
        asked = copy.deepcopy((args, kwargs))
        try:
            result = function.reference(*args, **kwargs)
        except Exception as error:
            known.append((asked, raising(type(error))))
            raise
        known.append((asked, always(copy.deepcopy(result))))
        return result

    for case in function.visible:
        expected_outcome(reference, case)

    def answer(*args: Any, **kwargs: Any) -> Any:
        found = [remembered for asked, remembered in known if equal(asked, (args, kwargs))]
        return (found or [otherwise])[0](*args, **kwargs)

    return answer


def degenerate(function: Function, asked: Sequence[Trial]) -> Iterator[tuple[str, Answer]]:
    """Every answer that is tried, with its name."""
    yield from ((f"always {value!r}", always(value)) for value in CONSTANTS)
    for place in range(max(len(trial.case.args) + len(trial.case.kwargs) for trial in asked)):
        yield f"argument {place}", argument(place)
        yield f"a copy of argument {place}", argument(place, copy.deepcopy)
    for change in (zeros, ones, not_a_number, complex_numbers):
        yield f"{change.__name__}, like the first array", first_array(change)
        yield f"{change.__name__}, of the right form", of_the_right_form(function.reference, change)
    yield "the first array, emptied", emptied
    results = [trial.expected.value for trial in asked if trial.expected.kind == "returned"]
    yield "always the same zeros", always(changed(results[0], zeros))
    asked_for = {getattr(builtins, trial.expected.error, ValueError) for trial in asked}
    for error in {*asked_for, ValueError, TypeError, KeyError}:
        yield f"always {error.__name__}", raising(error)
    if isclass(function.reference):
        yield "a class that does nothing", Nothing
    if is_given_chance(asked):
        yield "without chance", of_the_right_form(function.reference, in_order)
    if has_examples(function):
        yield (
            "examples by heart, else zeros",
            by_heart(function, of_the_right_form(function.reference, zeros)),
        )


def is_given_chance(asked: Sequence[Trial]) -> bool:
    return any(isinstance(each, Seed) for trial in asked for each in trial.case.args)


def has_examples(function: Function) -> bool:
    """What has no arguments, such as weights found by hand, is a value; a class is no list of results."""
    return not isclass(function.reference) and bool(signature(function.reference).parameters)


def is_a_count(function: Function) -> bool:
    """Whether its visible cases ask for whole numbers."""
    results = [expected_outcome(function.reference, case) for case in function.visible]
    return bool(results) and all(isinstance(each.value, int | np.integer) for each in results)


def share(function: Function, answer: Answer, asked: Sequence[Trial]) -> float:
    """What it earns when it is graded."""
    return round(earned(call_all(asked, LocalCaller(answer, SECONDS), form=function.form)), 3)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", FUNCTIONS)
def test_answers_that_say_nothing_earn_next_to_nothing(name):
    function = FUNCTIONS[name]
    asked = trials(function, np.random.default_rng(SEED))
    shares = {kind: share(function, answer, asked) for kind, answer in degenerate(function, asked)}
    assert {kind: part for kind, part in shares.items() if part > MOST} == {}
    if has_examples(function):
        assert share(function, by_heart(function, always(None)), asked) == 0
    if is_given_chance(asked):
        assert share(function, with_own_chance(function.reference), asked) <= OWN_CHANCE


@pytest.mark.parametrize(
    "name", [name for name, function in FUNCTIONS.items() if has_examples(function) and is_a_count(function)]
)
def test_a_guessed_number_earns_next_to_nothing(name):
    function = FUNCTIONS[name]
    drawn = [trials(function, np.random.default_rng([SEED, key])) for key in MANY_KEYS]
    shares = {guess: np.mean([share(function, always(guess), each) for each in drawn]) for guess in GUESSES}
    assert {guess: part for guess, part in shares.items() if part > MOST} == {}
