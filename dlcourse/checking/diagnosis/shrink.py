"""Makes a failing input smaller: fewer rows, smaller sizes, rounder numbers, while it fails the same way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_array, is_tensor
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.case import Case
from dlcourse.checking.diagnosis.evidence import Call, Evidence

_TRIES = 80
"""Calls of the student's function that shrinking may cost."""
_SECONDS = 0.5
"""Time that they may take together."""
_SLOW = 0.045
"""Seconds from which on a call is not repeated."""

Change = Callable[[Any], Any]


def shrink(call: Call, evidence: Evidence) -> Call:
    """Return a call with a smaller or rounder input that has the same kind of problem.

    Only plain values are made smaller: cases judged by a property or played by a script stay as they are.
    """
    if call.case.prop or call.case.play or call.got.kind != "returned" or call.got.seconds > _SLOW:
        return call
    tries, seconds = 0, 0.0
    best = call
    improved = True
    while improved:
        improved = False
        for case in _smaller_cases(best.case):
            if tries >= _TRIES or seconds + call.got.seconds > _SECONDS:
                return best
            tries += 1
            if expected_outcome(evidence.reference, case).kind != "returned":
                continue  # not a valid input any more
            attempt = evidence.attempt(case)
            seconds += attempt.got.seconds
            if _fails_alike(attempt, best):
                best, improved = attempt, True
                break
    return best


def _fails_alike(attempt: Call, call: Call) -> bool:
    return (
        attempt.problem is not None
        and call.problem is not None
        and (attempt.problem.reason == call.problem.reason)
    )


def _smaller_cases(case: Case) -> Iterator[Case]:
    """Smaller and rounder variants, the greatest savings first."""
    values = [*case.args, *case.kwargs.values()]
    for length in sorted(_axis_lengths(values), reverse=True):
        for shorter in dict.fromkeys((1, length // 2, length - 1)):
            if 0 < shorter < length:
                yield _changed(case, partial(_cut, length=length, shorter=shorter))
    for digits in (0, 1):
        if not all(_is_round(array, digits) for array in _float_arrays(values)):
            yield _changed(case, partial(_rounded, digits=digits))


def _changed(case: Case, change: Change) -> Case:
    args = tuple(_map(value, change) for value in case.args)
    return replace(case, args=args, kwargs={name: _map(value, change) for name, value in case.kwargs.items()})


def _map(value: Any, change: Change) -> Any:
    if isinstance(value, tuple | list):
        return type(value)(_map(item, change) for item in value)
    return change(value) if is_array(value) else value


def _arrays(values: Any) -> Iterator[Any]:
    for value in values:
        if is_array(value):
            yield value
        elif isinstance(value, tuple | list):
            yield from _arrays(value)


def _float_arrays(values: Any) -> Iterator[Any]:
    return (array for array in _arrays(values) if "float" in str(array.dtype))


def _axis_lengths(values: Any) -> set[int]:
    return {int(length) for array in _arrays(values) for length in array.shape if length > 1}


def _cut(array: Any, length: int, shorter: int) -> Any:
    """Shorten every axis of this length: axes of one length usually belong together."""
    return array[tuple(slice(shorter) if n == length else slice(None) for n in array.shape)]


def _rounded(array: Any, digits: int) -> Any:
    if "float" not in str(array.dtype):
        return array
    return array.round(decimals=digits) if is_tensor(array) else np.round(array, digits)


def _is_round(array: Any, digits: int) -> bool:
    return bool((_rounded(array, digits) == array).all())
