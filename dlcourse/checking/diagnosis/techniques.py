"""Techniques of diagnosis as small predicates, to be combined in a ``Symptom``.

Each function here makes a predicate ``shows(evidence) -> bool``:

- ratio fingerprint: ``constant_factor(2)``, ``constant_factor(batch_size)``;
- isolation: ``fault_in("h0")`` (right once that argument is zero), ``only_item(1)`` (one item is wrong);
- invariant: ``breaks(relation)`` with ``relation(ask, *args) -> bool``;
- error: ``stops_with("TypeError: .*subscriptable")``, what Python says to it;
- structure: see ``dlcourse.checking.diagnosis.structure``;
- training behaviour: ``ends_at(1.4612)``, ``never_moves`` for answers that return a curve.

``all_of`` and ``none_of`` combine them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_array, to_numpy
from dlcourse.checking.calling.arguments import named
from dlcourse.checking.case import Case
from dlcourse.checking.compare import compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.parts import Part, is_close, wrong_parts

Shows = Callable[[Evidence], bool]


def all_of(*predicates: Shows) -> Shows:
    """Every one of the predicates holds."""
    return lambda evidence: all(shows(evidence) for shows in predicates)


def none_of(*predicates: Shows) -> Shows:
    """None of the predicates holds."""
    return lambda evidence: not any(shows(evidence) for shows in predicates)


def constant_factor(factor: float | Callable[..., float]) -> Shows:
    """Every wrong part of a result is the expected one times a factor.

    Args:
        factor: a number, or ``factor(*args, **kwargs)`` of the case's arguments (such as the batch size).
    """

    def shows(evidence: Evidence) -> bool:
        parts = wrong_parts(evidence)
        return bool(parts) and all(_is_multiple(part, factor) for part in parts)

    return shows


def batch_size(*args: Any, **kwargs: Any) -> float:
    """Length of the first array: the factor of a mean that was taken as a sum (1 where there is no array)."""
    arrays = [value for value in (*args, *kwargs.values()) if is_array(value) and len(value.shape)]
    return float(arrays[0].shape[0]) if arrays else 1.0


def fault_in(*names: str) -> Shows:
    """Right as soon as these arguments are zeros, wrong otherwise: the fault is in how they are used."""

    def shows(evidence: Evidence) -> bool:
        failed = [call for call in evidence.failed if call.got.kind == "returned"]
        return bool(failed) and all(_right_with_zeros(evidence, call, names) for call in failed)

    return shows


def _right_with_zeros(evidence: Evidence, call: Call, names: tuple[str, ...]) -> bool:
    return evidence.attempt(_zeroed(evidence, call.case, names)).problem is None


def only_item(index: int) -> Shows:
    """Of several results only this one (counted from 0) is wrong."""

    def shows(evidence: Evidence) -> bool:
        failed = evidence.failed
        return bool(failed) and all(wrong_items(call) == {index} for call in failed)

    return shows


def wrong_items(call: Call) -> set[int]:
    """Which of several results are wrong; empty unless the answer returned as many as asked."""
    got, expected = call.got.value, call.expected.value
    if (
        not isinstance(got, tuple | list)
        or not isinstance(expected, tuple | list)
        or len(got) != len(expected)
    ):
        return set()
    pairs = enumerate(zip(got, expected, strict=True))
    return {i for i, (g, e) in pairs if compare(g, e, call.case.tol)}


def breaks(relation: Callable[..., bool]) -> Shows:
    """An invariant does not hold for some case: ``relation(ask, *args, **kwargs)`` is false.

    ``ask(*args)`` returns what the student's function returns; where it raises, the relation is broken.
    """

    def shows(evidence: Evidence) -> bool:
        return any(not _holds(relation, evidence, call.case) for call in evidence.calls)

    return shows


def stops_with(*patterns: str) -> Shows:
    """More than half of the failing calls stopped, all of them with one of these ``class: message``."""
    words = re.compile("|".join(patterns))

    def shows(evidence: Evidence) -> bool:
        stopped = [call.got for call in evidence.failed if call.got.kind == "raised"]
        matches = all(words.search(f"{got.error}: {got.message}") for got in stopped)
        return len(stopped) > len(evidence.failed) / 2 and matches

    return shows


def ends_at(value: float, tol: float = 0.02) -> Shows:
    """Every returned curve ends at this value: the loss cannot get below a floor."""

    def shows(evidence: Evidence) -> bool:
        curves = [_curve(call) for call in evidence.failed]
        return bool(curves) and all(len(c) > 0 and abs(c[-1] - value) <= tol * abs(value) for c in curves)

    return shows


def never_moves(evidence: Evidence) -> bool:
    """Every returned curve stays where it began: nothing is being trained."""
    curves = [_curve(call) for call in evidence.failed]
    return bool(curves) and all(len(c) > 1 and np.ptp(c) <= 1e-12 + 1e-9 * abs(c[0]) for c in curves)


def _curve(call: Call) -> np.ndarray:
    value = call.got.value
    if isinstance(value, list | tuple) and all(isinstance(item, int | float | np.number) for item in value):
        return np.asarray(value, float)
    return np.ravel(to_numpy(value)).astype(float) if is_array(value) else np.array([])


def _is_multiple(part: Part, factor: float | Callable[..., float]) -> bool:
    number = factor(*part.call.case.args, **part.call.case.kwargs) if callable(factor) else factor
    if number == 1 or part.arrays is None:
        return False
    got, expected = part.arrays
    return got.shape == expected.shape and is_close(got, expected * number)


def _zeroed(evidence: Evidence, case: Case, names: tuple[str, ...]) -> Case:
    """The case with the arguments of these names (as the reference calls them) set to zero."""
    parameters = named(evidence.reference, case.args, {})
    args = tuple(
        value * 0 if name in names else value for name, value in zip(parameters, case.args, strict=True)
    )
    kwargs = {name: value * 0 if name in names else value for name, value in case.kwargs.items()}
    return replace(case, args=args, kwargs=kwargs)


def _holds(relation: Callable[..., bool], evidence: Evidence, case: Case) -> bool:
    def ask(*args: Any, **kwargs: Any) -> Any:
        outcome = evidence.ask(*args, **kwargs)
        if outcome.kind != "returned":
            raise _NoValueError
        return outcome.value

    try:
        return bool(relation(ask, *case.args, **case.kwargs))
    except (_NoValueError, TypeError, ValueError, IndexError):
        return False


class _NoValueError(Exception):
    """The student's function gave no value to a relation."""
