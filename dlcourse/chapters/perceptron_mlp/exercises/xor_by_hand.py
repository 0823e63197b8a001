"""5.2 A network of three units that computes XOR, with weights chosen by hand."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.properties import real_numbers

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = (0, 1, 1, 0)
NEAR = 0.1
"""How close to 0 or 1 an output must be."""

_SHAPES = [(2, 2), (2,), (2, 1), (1,)]


def at_least_one_minus_both():
    """h1 counts the ones, h2 notices the second."""
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0]), np.array([[1.0], [-2.0]]), np.zeros(1)


def two_differences():
    """|x1 - x2| as relu(x1 - x2) + relu(x2 - x1)."""
    return [[1, -1], [-1, 1]], [0, 0], [[1], [1]], [0]


def from_one():
    """One, minus both, minus neither."""
    neither, both = ([-1, -1], 1), ([1, 1], -1)
    w1, b1 = np.transpose([neither[0], both[0]]), np.array([neither[1], both[1]])
    return w1, b1, np.full((2, 1), -1), np.ones(1)


def _arrays(result: Any) -> list[np.ndarray] | None:
    """The four arrays of an answer; None if they have other shapes."""
    if not isinstance(result, tuple | list) or len(result) != 4:
        return None
    try:
        arrays = [real_numbers(part) for part in result]
    except (TypeError, ValueError):
        return None
    return arrays if [array.shape for array in arrays] == _SHAPES else None


def _outputs(arrays: list[np.ndarray]) -> np.ndarray:
    w1, b1, w2, b2 = arrays
    return (np.maximum(ROWS @ w1 + b1, 0) @ w2 + b2)[:, 0]


def _is(outputs: np.ndarray, table: Sequence[int]) -> bool:
    return bool(np.abs(outputs - table).max() < NEAR)


def _has_shapes(result: Any) -> bool:
    return _arrays(result) is not None


def _computes_xor(result: Any) -> bool:
    arrays = _arrays(result)
    return arrays is not None and _is(_outputs(arrays), XOR)


# ---- symptoms


def _shows(sign):
    """A symptom that looks at the four arrays, if they have their shapes."""

    def shows(evidence: Evidence) -> bool:
        arrays = _arrays(evidence.calls[0].got.value)
        return arrays is not None and not _is(_outputs(arrays), XOR) and bool(sign(*arrays))

    return shows


def _chosen(sign):
    """The same for numbers that somebody chose: all are multiples of 1/4, so that it is no coincidence."""

    def shown(*arrays):
        numbers = 4 * np.concatenate([array.ravel() for array in arrays])
        return np.allclose(numbers, np.rint(numbers), atol=1e-9) and sign(*arrays)

    return _shows(shown)


def _table(*tables):
    return _shows(lambda *arrays: any(_is(_outputs(list(arrays)), table) for table in tables))


def _right_when_transposed(w1, b1, w2, b2):
    return _is(_outputs([w1.T, b1, w2, b2]), XOR)


def _decides(outputs):
    """XOR can be read off with a threshold, at 0 or at one half."""
    return any(np.array_equal(outputs > level, np.array(XOR) == 1) for level in (0, 0.5))


def _right_with_threshold(*arrays):
    return _decides(_outputs(list(arrays)))


def _right_with_switches(w1, b1, w2, b2):
    """Right if the hidden units were steps instead of ReLUs; the output may be a switch as well."""
    return _decides(((ROWS @ w1 + b1 > 0) @ w2 + b2)[:, 0])


def _stays_linear(w1, b1, w2, b2):
    """No thresholds, and no unit that is on for one row and off for another: nothing bends."""
    sums = ROWS @ w1
    return not b1.any() and bool(((sums >= 0).all(axis=0) | (sums <= 0).all(axis=0)).all())


def _has_silent_unit(w1, b1, w2, b2):
    return bool((ROWS @ w1 + b1 <= 0).all(axis=0).any())


def _fails_at_both_only(*arrays):
    outputs = _outputs(list(arrays))
    return _is(outputs[:3], XOR[:3])


def _sizes(evidence: Evidence) -> list[tuple[int, ...]]:
    """Shapes of four arrays of numbers; empty for anything else."""
    result = evidence.calls[0].got.value
    if not isinstance(result, tuple | list) or len(result) != 4:
        return []
    try:
        return [np.asarray(part, float).shape for part in result]
    except (TypeError, ValueError):
        return []


def _wrong_order(evidence: Evidence) -> bool:
    return _sizes(evidence) != _SHAPES and sorted(_sizes(evidence)) == sorted(_SHAPES)


def _another_width(evidence: Evidence) -> bool:
    shapes = _sizes(evidence)
    units = shapes[1][0] if shapes and len(shapes[1]) == 1 else 2
    return units != 2 and shapes == [(2, units), (units,), (units, 1), (1,)]


def _other_shapes(evidence: Evidence) -> bool:
    """An array lacks an axis, has one too many, or has its two axes swapped."""
    shapes = _sizes(evidence)
    return shapes != _SHAPES and [int(np.prod(shape)) for shape in shapes] == [4, 2, 2, 1]


def _outputs_instead(evidence: Evidence) -> bool:
    """Four numbers, which are XOR."""
    try:
        numbers = np.asarray(evidence.calls[0].got.value, float).ravel()
    except (TypeError, ValueError):
        return False
    return len(numbers) == 4 and _is(numbers, XOR)


# ---- mistakes: numbers chosen by two hands

_ONES = [[1, 1], [1, 1]]
mistakes = [
    Symptom(
        "computes_or",
        _table((0, 1, 1, 1)),
        lambda: (_ONES, [0, -1], [[1], [-1]], [0]),
        lambda: (-np.ones((2, 2)), np.array([1.0, 0.0]), np.array([[-1.0], [0.0]]), np.ones(1)),
    ),
    Symptom(
        "computes_and",
        _table((0, 0, 0, 1)),
        lambda: (_ONES, [-1, 0], [[1], [0]], [0]),
        lambda: (np.ones((2, 2)), -np.ones(2), np.full((2, 1), 0.5), np.zeros(1)),
    ),
    Symptom(
        "computes_xnor",
        _table((1, 0, 0, 1)),
        lambda: ([[1, -1], [-1, 1]], [0, 0], [[-1], [-1]], [1]),
        lambda: (np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[-1.0], [2.0]]), np.ones(1)),
    ),
    Symptom(
        "computes_nand",
        _table((1, 1, 1, 0)),
        lambda: (_ONES, [-1, 0], [[-1], [0]], [1]),
        lambda: (-np.ones((2, 2)), np.array([2.0, 1.0]), np.array([[1.0], [-1.0]]), np.zeros(1)),
    ),
    Symptom(
        "one_direction_only",
        _table((0, 0, 1, 0), (0, 1, 0, 0)),
        lambda: ([[1, 0], [-1, 0]], [0, 0], [[1], [1]], [0]),
        lambda: (np.array([[-1.0, 0.0], [1.0, 0.0]]), np.zeros(2), np.array([[1.0], [3.0]]), np.zeros(1)),
    ),
    Symptom(
        "weights_transposed",
        _shows(_right_when_transposed),
        lambda: ([[1, 1], [2, 2]], [0, -2], [[1], [-1]], [0]),
        lambda: (np.array([[3.0, 3.0], [1.0, 1.0]]), [0.0, -1.0], [[1 / 3], [-2.0]], [0.0]),
    ),
    Symptom(
        "threshold_output",
        _chosen(_right_with_threshold),
        lambda: (_ONES, [0, -1], [[1], [-2]], [-0.5]),
        lambda: ([[1, -1], [-1, 1]], np.zeros(2), np.full((2, 1), 4.0), np.zeros(1)),
    ),
    Symptom(
        "step_units",
        _chosen(_right_with_switches),
        lambda: (_ONES, [-0.5, -1.5], [[1], [-1]], [0]),
        lambda: (np.array([[20.0, -20.0]] * 2), np.array([-10.0, 30.0]), np.full((2, 1), 20.0), [-30.0]),
    ),
    Symptom(
        "stays_linear",
        _shows(_stays_linear),
        lambda: (_ONES, [0, 0], [[1], [-1]], [0]),
        lambda: (np.array([[1.0, 2.0], [1.0, 0.5]]), np.zeros(2), np.array([[1.0], [-0.5]]), [0.5]),
    ),
    Symptom(
        "silent_unit",
        _chosen(_has_silent_unit),
        lambda: (_ONES, [0, -2], [[1], [-2]], [0]),
        lambda: (-np.ones((2, 2)), np.array([1.0, 0.0]), np.array([[-1.0], [-2.0]]), np.array([0.5])),
    ),
    Symptom(
        "both_not_zero",
        _chosen(_fails_at_both_only),
        lambda: (_ONES, [0, -1], [[1], [0]], [0]),
        lambda: (-np.ones((2, 2)), np.array([1.0, 2.0]), np.array([[1.0], [-2.0]]), np.array([3.0])),
    ),
    Symptom(
        "wrong_order",
        _wrong_order,
        lambda: (_ONES, [[1], [-2]], [0, -1], [0]),
        lambda: (np.array([0.0, -1.0]), np.ones((2, 2)), np.zeros(1), np.array([[1.0], [-2.0]])),
    ),
    Symptom(
        "other_shapes",
        _other_shapes,
        lambda: (_ONES, [0, -1], [1, -2], 0),
        lambda: (np.ones((2, 2)), np.array([[0.0, -1.0]]), np.array([[1.0, -2.0]]), np.zeros(1)),
    ),
    Symptom(
        "three_hidden_units",
        _another_width,
        lambda: ([[1, 0, 1], [0, 1, 1]], [0, 0, -1], [[1], [1], [-2]], [0]),
        lambda: (np.eye(2, 4), np.zeros(4), np.ones((4, 1)), np.zeros(1)),
    ),
    Symptom(
        "outputs_not_weights",
        _outputs_instead,
        lambda: np.array([[0.0], [1.0], [1.0], [0.0]]),
        lambda: list(XOR),
    ),
]
visible = [Case("shapes", prop=_has_shapes), Case("four rows", prop=_computes_xor, weight=9)]
answer = Function("xor_weights", at_least_one_minus_both, [two_differences, from_one], mistakes, visible)
exercise = Exercise(number="5.2", points=6, answers=[answer])
