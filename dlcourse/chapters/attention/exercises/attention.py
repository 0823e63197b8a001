"""11.1 Scaled dot-product attention with a mask, and what the explorer shows."""

import numpy as np

from dlcourse.chapters.attention.exercises._attention_mistakes import (
    HANDS,
    attention,
    mistakes,
    query_by_query,
)
from dlcourse.checking import (
    Case,
    Exercise,
    Function,
    Quiz,
)

# ---- cases of attention


def _arrays(rng, front, tq, tk, d, dv, dtype=np.float64, spread=1.0):
    shapes = (*front, tq, d), (*front, tk, d), (*front, tk, dv)
    q, k, v = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return q * dtype(spread), k, v


def _mask(rng, *shape):
    """Some hidden places, but none of a whole row, and not all of them in the same columns."""
    mask = rng.random(shape) < 0.6
    mask[..., 0, -1] = False
    rows = ~mask.any(axis=-1)
    mask[rows, 0] = True
    return mask


def _blind(rng, *shape):
    mask = _mask(rng, *shape)
    mask[..., int(rng.integers(shape[-2])), :] = False
    return mask


def _hidden_giant(rng):
    """The largest score by far is hidden."""
    q, k, v = _arrays(rng, (), 3, 4, 2, 3)
    k[2] = 3000 * np.sign(q[1])
    mask = np.full((3, 4), True)
    mask[:, 2] = False
    return q, k, v, mask


def _rows_apart(rng):
    """Scores of each query around a value of its own."""
    q, k, v = _arrays(rng, (2,), 3, 4, 3, 2)
    k[..., 0] = 1
    q[..., 0] = rng.permutation(np.linspace(-9000, 9000, 6)).reshape(2, 3)
    return q, k, v


def drawn(rng):
    return [
        Case("without a mask", _arrays(rng, (), 3, 5, 4, 2), weight=1.5),
        Case("two sequences", _arrays(rng, (2,), 4, 3, 5, 6), weight=1.5),
        Case("sequences and heads", _arrays(rng, (2, 3), 2, 4, 3, 2)),
        Case("as many of everything", _arrays(rng, (3,), 3, 3, 3, 3)),
        Case("one key", _arrays(rng, (2,), 3, 1, 2, 2), weight=0.5),
        Case("a mask for each query", (*_arrays(rng, (2,), 4, 5, 3, 2), _mask(rng, 2, 4, 5)), weight=1.5),
        Case("a causal mask", (*_arrays(rng, (2, 2), 4, 4, 3, 2), np.tri(4, dtype=bool)), weight=1.5),
        Case("padding", (*_arrays(rng, (2,), 3, 4, 2, 3), np.arange(4) < np.array([2, 3])[:, None, None])),
        Case("one mask for all", (*_arrays(rng, (2,), 3, 4, 2, 3), _mask(rng, 1, 4)[0]), weight=0.5),
        Case(
            "nothing to look at",
            (*_arrays(rng, (2,), 3, 4, 2, 3), _blind(rng, 2, 3, 4)),
            quiet=True,
            weight=1.5,
        ),
        Case("huge scores", _arrays(rng, (2,), 3, 4, 3, 2, spread=3000.0), quiet=True),
        Case("each query around a value of its own", _rows_apart(rng), quiet=True),
        Case("a hidden giant", _hidden_giant(rng), quiet=True),
        Case("float32", _arrays(rng, (2,), 3, 4, 5, 2, np.float32), weight=0.5),
    ]


_KEYS_BY_HAND = np.array([[2.0, 0.0, 0.0, 0.0], [0.0, 2.0, 0.0, 0.0], [0.0, 0.0, 2.0, 0.0]])
_VALUES = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
visible = [
    Case("one query", (np.array([[4.0, 0.0, 0.0, 0.0]]), _KEYS_BY_HAND, _VALUES)),
    Case("a mask", (np.eye(3, 4), _KEYS_BY_HAND, _VALUES, np.tri(3, dtype=bool))),
    Case(
        "nobody to look at",
        (np.eye(2, 4), _KEYS_BY_HAND, _VALUES, np.array([[True, False, True], [False] * 3])),
    ),
]

answer = Function("attention", attention, [*HANDS, query_by_query], mistakes, visible, drawn, weight=5)
quiz = Quiz("looked_up", {"q1": "b", "q2": "c"})
exercise = Exercise(number="11.1", points=12, answers=[answer, quiz])
