"""Where two results differ first: the place, and the two parts there."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_array, to_numpy
from dlcourse.checking.compare import Form, compare

_WHOLE = 12
"""Arrays of up to so many numbers are shown whole; of a longer one the worst number."""


@dataclass(frozen=True)
class Difference:
    """The first part that differs.

    Attributes:
        place: as an index, ``["w2"][0, 3]``; empty when the results are shown whole.
        got: what stands there.
        expected: what should.
    """

    place: str
    got: Any
    expected: Any


def first_difference(got: Any, expected: Any, tol: float | None, form: Form) -> Difference:
    """Go into dictionaries, tuples and long arrays as far as both have the same form.

    Args:
        got: a result that is wrong.
        expected: the right one.
        tol: as for ``compare``.
        form: likewise.
    """
    if isinstance(expected, dict) and isinstance(got, dict) and got.keys() == expected.keys():
        return _into([(f"[{key!r}]", got[key], expected[key]) for key in expected], got, expected, tol, form)
    sequences = isinstance(expected, tuple | list) and isinstance(got, tuple | list)
    if sequences and len(got) == len(expected) and any(map(_is_container, expected)):
        pairs = enumerate(zip(got, expected, strict=True))
        return _into([(f"[{i}]", g, e) for i, (g, e) in pairs], got, expected, tol, form)
    if is_array(got) and is_array(expected) and tuple(got.shape) == tuple(expected.shape):
        return _worst(to_numpy(got), to_numpy(expected), Difference("", got, expected))
    return Difference("", got, expected)


def _into(
    parts: list[tuple[str, Any, Any]], got: Any, expected: Any, tol: float | None, form: Form
) -> Difference:
    for place, part, wanted in parts:
        if compare(part, wanted, tol, form):
            inner = first_difference(part, wanted, tol, form)
            return Difference(place + inner.place, inner.got, inner.expected)
    return Difference("", got, expected)


def _is_container(value: Any) -> bool:
    return is_array(value) or isinstance(value, tuple | list | dict)


def _worst(got: np.ndarray, expected: np.ndarray, whole: Difference) -> Difference:
    if expected.size <= _WHOLE or got.dtype.kind not in "biuf" or expected.dtype.kind not in "biuf":
        return whole
    with np.errstate(invalid="ignore", over="ignore"):
        errors = np.abs(got.astype(float) - expected.astype(float))
    errors[np.isnan(errors)] = np.inf
    errors[(got == expected) | (np.isnan(got) & np.isnan(expected))] = 0
    place = tuple(int(i) for i in np.unravel_index(errors.argmax(), errors.shape))
    if not errors[place]:
        return whole
    return Difference(f"[{', '.join(map(str, place))}]", got[place], expected[place])
