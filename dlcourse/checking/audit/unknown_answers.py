"""Wrong answers that nobody thought of: a check must reject them and must not claim to know them."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_tensor
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.diagnosis.diagnose import remembered_outcomes
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.run import check_function
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import trials

Change = Callable[[np.ndarray], np.ndarray]


def _wobble(amplitude: float) -> Change:
    """Add numbers that depend on the place only."""
    return lambda values: values + amplitude * np.sin(1 + np.arange(values.size)).reshape(values.shape)


CHANGES: list[Change] = [
    *(lambda v, k=k: v * k + k for k in (0.37, 1.37, 2.71, -1.61)),
    *(lambda v, k=k: v * k for k in (0.77, 1.29, 3.3, -0.41)),
    *(lambda v, k=k: v + k for k in (0.173, -0.291, 11.7)),
    *map(_wobble, (0.05, 0.4, 3.0)),
    lambda v: np.sin(3 * v + 1),
    lambda v: np.cos(v) + 0.21 * v,
    lambda v: v**3 + 0.57,
    lambda v: np.exp(-np.abs(v)) - 0.123,
    lambda v: np.sqrt(np.abs(v)) + 0.31,
    lambda v: np.round(v + 0.33, 1),
    lambda v: np.arctan(2.2 * v) + 0.05,
    lambda v: np.log1p(np.abs(v)) - 1.9,
]
"""What is done to every number of the right result."""


def strangers(function: Function) -> Iterator[Callable[..., Any]]:
    """Wrong functions made from the reference, each with its numbers changed in one way."""
    return (_with(change, function.reference) for change in CHANGES)


def recognised(exercise: Exercise) -> list[str]:
    """Strangers that the check accepts or gives a name; each a sentence."""
    with remembered_outcomes():
        return list(_recognised(exercise))


def _recognised(exercise: Exercise) -> Iterator[str]:
    texts = Texts(exercise)
    for function in exercise.answers:
        if not isinstance(function, Function):
            continue
        asked = trials(function, np.random.default_rng(0))
        for number, stranger in enumerate(strangers(function)):
            caller = LocalCaller(stranger, exercise.seconds)
            verdict = check_function(function, caller, asked, texts)
            if verdict.earned == 1 or verdict.mistakes:
                yield f"{exercise.id}: {function.name}: stranger {number} named {verdict.mistakes}"


def _with(change: Change, reference: Callable[..., Any]) -> Callable[..., Any]:
    def stranger(*args: Any, **kwargs: Any) -> Any:
        return _changed(reference(*args, **kwargs), change)

    return stranger


def _changed(value: Any, change: Change) -> Any:
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_changed(item, change) for item in value)
    if is_tensor(value):
        import torch

        numbers = change(value.detach().cpu().numpy().astype(float))
        return value.new_tensor(numbers) if value.is_floating_point() else torch.from_numpy(numbers)
    if isinstance(value, np.ndarray):
        return change(value.astype(float)).astype(value.dtype if value.dtype.kind == "f" else float)
    if isinstance(value, str):
        return value[::-1] + "~"
    return float(change(np.array([float(value)]))[0])
