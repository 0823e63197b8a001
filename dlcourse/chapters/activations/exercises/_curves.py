"""Mistakes in functions that work element by element, known by the curve that an answer draws."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dlcourse.checking import Symptom, Wrong
from dlcourse.checking.arrays import is_array, to_numpy
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.evidence import Evidence


def by_curve(mistakes: Sequence[Wrong], grid: np.ndarray, *settings: Mapping[str, float]) -> list[Symptom]:
    """Mistakes that show on a grid: whatever else is wrong with the answer, its dtype or its edges.

    Args:
        mistakes: wrong implementations.
        grid: where the answer is asked; it must give there what the wrong implementation gives.
        *settings: keyword arguments; the answer is asked once with each of them.
    """
    return [_by_curve(mistake, grid, settings or ({},)) for mistake in mistakes]


def _by_curve(mistake: Wrong, grid: np.ndarray, settings: Sequence[Mapping[str, float]]) -> Symptom:
    def shows(evidence: Evidence) -> bool:
        with np.errstate(all="ignore"):
            wrong = [mistake.example(grid, **each) for each in settings]
        right = [evidence.reference(grid, **each) for each in settings]
        given = [_as_numbers(evidence.ask(grid, **each).value) for each in settings]
        apart = any(not _alike(*pair, 1e-5) for pair in zip(wrong, right, strict=True))
        return apart and all(_alike(*pair, 1e-6) for pair in zip(given, wrong, strict=True))

    return Symptom(mistake.id, shows, mistake.example, mistake.paraphrase)


def _alike(one: Any, other: Any, tol: float) -> bool:
    return compare(one, other, tol, NUMBERS_ONLY) is None


def _as_numbers(value: Any) -> Any:
    return value * 1.0 if is_array(value) and to_numpy(value).dtype.kind == "b" else value


def row_by_row(one: Callable[..., Any]) -> Symptom:
    """A loop over the first axis alone: right for arrays with one axis, wrong for every array with more.

    Args:
        one: what the loop does with an item.
    """

    def by_index(x: np.ndarray, **slope: float) -> np.ndarray:
        out = np.empty_like(x)
        for i in range(len(x)):
            out[i] = one(x[i], **slope)
        return out

    def by_list(x: np.ndarray, **slope: float) -> np.ndarray:
        return np.array([one(float(number), **slope) for number in x], x.dtype)

    return Symptom("only_one_dimension", _only_one_dimension, by_index, by_list)


def _only_one_dimension(evidence: Evidence) -> bool:
    flat = {call.problem and call.problem.reason for call in evidence.calls if call.case.args[0].ndim == 1}
    deep = {call.problem and call.problem.reason for call in evidence.calls if call.case.args[0].ndim > 1}
    return {None} <= flat <= {None, "dtype"} and deep.isdisjoint({None, "dtype"})


def cut_to_integers(x: np.ndarray, **settings: float) -> Callable[[Evidence], bool]:
    """Whole numbers come back for this array, since its first result is one."""

    def shows(evidence: Evidence) -> bool:
        got = evidence.ask(x, **settings).value
        right = evidence.reference(x, **settings)
        return is_array(got) and to_numpy(got).dtype.kind == "i" and np.array_equal(got, np.trunc(right))

    return shows


def one_number_everywhere(evidence: Evidence) -> bool:
    """Every array that came back holds one and the same number."""
    values = [np.ravel(call.got.value) for call in evidence.returned if is_array(call.got.value)]
    return len(values) > 2 and len(values) == len(evidence.calls) and np.ptp(np.concatenate(values)) == 0


def clipped(evidence: Evidence) -> bool:
    """Right around zero; further out the number at the edge of that range stands everywhere."""
    x = np.linspace(-40, 40, 1601)
    got, expected = evidence.ask(x).value, evidence.reference(x)
    if not is_array(got) or got.shape != x.shape:
        return False
    wrong = np.abs(got - expected) > 1e-7
    if not wrong.any() or np.abs(x[wrong]).min() < 0.5:
        return False
    sides = [np.flatnonzero(wrong & side) for side in (x > 0, x < 0)]
    edges = [(got[side], expected[side[np.abs(x[side]).argmin()]]) for side in sides if side.size]
    return all(np.ptp(numbers) == 0 and abs(numbers[0] - edge) < 0.06 for numbers, edge in edges)
