"""5.2 A network of three units that computes XOR, with weights chosen by hand."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom
from dlcourse.checking.diagnosis.evidence import Evidence

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
        arrays = [np.asarray(part, float) for part in result]
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


def _shows(sign):
    """A symptom that looks at the four arrays, if they have their shapes."""

    def shows(evidence: Evidence) -> bool:
        arrays = _arrays(evidence.calls[0].got.value)
        return arrays is not None and not _is(_outputs(arrays), XOR) and bool(sign(*arrays))

    return shows


def _table(*outputs):
    return _shows(lambda *arrays: _is(_outputs(list(arrays)), outputs))


def _right_when_transposed(w1, b1, w2, b2):
    return _is(_outputs([w1.T, b1, w2, b2]), XOR)


def _stays_linear(w1, b1, w2, b2):
    """No thresholds, and no unit that is on for one row and off for another: nothing bends."""
    sums = ROWS @ w1
    return not b1.any() and bool(((sums >= 0).all(axis=0) | (sums <= 0).all(axis=0)).all())


def _right_without_relu(w1, b1, w2, b2):
    """Right if the hidden units were steps instead of ReLUs."""
    return _is(((ROWS @ w1 + b1 > 0) @ w2 + b2)[:, 0], XOR)


def _other_shapes(evidence: Evidence) -> bool:
    """The second layer's arrays lack an axis, or have the two axes swapped."""
    result = evidence.calls[0].got.value
    if not isinstance(result, tuple | list) or len(result) != 4:
        return False
    try:
        sizes = [np.asarray(part, float).size for part in result]
    except (TypeError, ValueError):
        return False
    return sizes == [4, 2, 2, 1] and not _has_shapes(result)


exercise = Exercise(
    number="5.2",
    points=6,
    answers=[
        Function(
            "xor_weights",
            reference=at_least_one_minus_both,
            alternatives=[two_differences, from_one],
            mistakes=[
                Symptom(
                    "computes_or",
                    _table(0, 1, 1, 1),
                    lambda: ([[1, 1], [1, 1]], [0, -1], [[1], [-1]], [0]),
                    lambda: (np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[1.0], [-1.0]]), np.zeros(1)),
                ),
                Symptom(
                    "computes_and",
                    _table(0, 0, 0, 1),
                    lambda: ([[1, 1], [1, 1]], [-1, 0], [[1], [0]], [0]),
                    lambda: (np.ones((2, 2)), -np.ones(2), np.full((2, 1), 0.5), np.zeros(1)),
                ),
                Symptom(
                    "computes_xnor",
                    _table(1, 0, 0, 1),
                    lambda: ([[1, -1], [-1, 1]], [0, 0], [[-1], [-1]], [1]),
                    lambda: (np.ones((2, 2)), np.array([0.0, -1.0]), np.array([[-1.0], [2.0]]), np.ones(1)),
                ),
                Symptom(
                    "weights_transposed",
                    _shows(_right_when_transposed),
                    lambda: ([[1, 1], [2, 2]], [0, -2], [[1], [-1]], [0]),
                    lambda: (np.array([[3.0, 3.0], [1.0, 1.0]]), [0.0, -1.0], [[1 / 3], [-2.0]], [0.0]),
                ),
                Symptom(
                    "step_units",
                    _shows(_right_without_relu),
                    lambda: ([[1, 1], [1, 1]], [-0.5, -1.5], [[1], [-1]], [0]),
                    lambda: (2 * np.ones((2, 2)), np.array([-1.0, -3.0]), np.array([[1.0], [-1.0]]), [0]),
                ),
                Symptom(
                    "stays_linear",
                    _shows(_stays_linear),
                    lambda: ([[1, 1], [1, 1]], [0, 0], [[1], [-1]], [0]),
                    lambda: (
                        np.array([[1.0, 2.0], [1.0, 0.5]]),
                        np.zeros(2),
                        np.array([[1.0], [-0.5]]),
                        [0.5],
                    ),
                ),
                Symptom(
                    "other_shapes",
                    _other_shapes,
                    lambda: ([[1, 1], [1, 1]], [0, -1], [1, -2], 0),
                    lambda: (np.ones((2, 2)), np.array([[0.0, -1.0]]), np.array([[1.0, -2.0]]), np.zeros(1)),
                ),
            ],
            visible=[
                Case("shapes", prop=_has_shapes),
                Case("four rows", prop=_computes_xor, weight=5),
            ],
        )
    ],
)
