"""11.1 Scaled dot-product attention with a mask, and what the explorer shows."""

import numpy as np

from dlcourse.checking import (
    Case,
    Exercise,
    Function,
    Quiz,
    edits,
    generic,
    replaced,
    retyped,
    seen,
    several,
)
from dlcourse.numpy import attention_dot_product as library

# ---- attention


def attention(q, k, v, mask=None):
    out, cache = library.attention(q, k, v, mask=mask)
    return out, cache.weights


def by_infinity(q, k, v, mask=None):
    scale = np.sqrt(q.shape[-1])
    scores = q @ np.swapaxes(k, -1, -2) / scale
    allowed = np.ones(scores.shape, bool) if mask is None else np.broadcast_to(mask, scores.shape)
    s = np.where(allowed, scores, -np.inf)
    top = np.max(s, axis=-1, keepdims=True)
    e = np.exp(s - np.where(np.isfinite(top), top, 0))
    total = e.sum(axis=-1, keepdims=True)
    w = e / np.where(total == 0, 1, total)
    out = w @ v
    return out, w


def by_einsum(q, k, v, mask=None):
    scale = q.shape[-1] ** 0.5
    scores = np.einsum("...id,...jd->...ij", q, k) / scale
    allowed = np.full(scores.shape, True) if mask is None else scores * 0 + mask > 0
    s = np.where(allowed, scores, -np.inf)
    top = s.max(axis=-1)[..., None]
    e = np.exp(s - np.maximum(top, -1e300))
    total = e.sum(axis=-1)[..., None]
    w = np.divide(e, total, out=np.zeros_like(e), where=total > 0)
    out = np.einsum("...ij,...jd->...id", w, v)
    return out, w


def query_by_query(q, k, v, mask=None):
    shape = (*q.shape[:-1], k.shape[-2])
    allowed = np.broadcast_to(True if mask is None else mask, shape)
    weights = np.zeros(shape, q.dtype)
    for place in np.ndindex(shape[:-1]):
        seen_keys = np.flatnonzero(allowed[place])
        if len(seen_keys):
            scores = k[place[:-1]][seen_keys] @ q[place] / q.dtype.type(q.shape[-1] ** 0.5)
            e = np.exp(scores - scores.max())
            weights[(*place, seen_keys)] = e / e.sum()
    return weights @ v, weights


def _overflowed(evidence):
    """Wrong for large scores alone, and exp complains."""
    failed = evidence.failed
    return any("overflow" in sentence for call in failed for sentence in call.got.warned) and all(
        max(np.abs(array).max() for array in call.case.args[:2]) > 500 for call in failed
    )


_ALL = (by_infinity, by_einsum)
_SCALE, _S, _W, _OUT, _END = "    scale = ", "    s = ", "    w = ", "    out = ", "return out, w"
_GUARDS = ("np.where(np.isfinite(top), top, 0)", "np.maximum(top, -1e300)")
_DIVISION = (
    "e / np.where(total == 0, 1, total)",
    "np.divide(e, total, out=np.zeros_like(e), where=total > 0)",
)
_ROWS = "e / np.where(total > 0, total, 1)"
_SCORES = ("q @ np.swapaxes(k, -1, -2) / scale", 'np.einsum("...id,...jd->...ij", q, k) / scale')


mistakes = [
    *retyped(
        _ALL,
        _SCALE,
        not_scaled=["1.0", "1"],
        scaled_by_d="q.shape[-1]",
        scale_of_another_axis=["np.sqrt(k.shape[-2])", "np.sqrt(v.shape[-1])", "np.sqrt(q.shape[-2])"],
        multiplied_by_root=["1 / np.sqrt(q.shape[-1])", "q.shape[-1] ** -0.5"],
        scale_of_first_axis=["np.sqrt(len(q))", "np.sqrt(q.shape[1])"],
    ),
    *retyped(
        _ALL,
        _S,
        masked_to_zero=["np.where(allowed, scores, 0)", "scores * allowed"],
        mask_inverted="np.where(allowed & (mask is not None), -np.inf, scores)",
        mask_ignored="scores + 0",
    ),
    *several(
        _ALL,
        mask_after_softmax=[
            (_S, "    s = scores + 0  # ", _END, "return (w * allowed) @ v, w * allowed"),
        ],
        output_unmasked=[
            (_OUT, "    out = (np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)) @ v  # ")
        ],
        weights_unmasked=[
            (_END, "return out, np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)"),
        ],
    ),
    *edits(
        _ALL,
        blind_as_nan=[
            (_GUARDS[0], "top", _DIVISION[0], "e / total"),
            (_GUARDS[1], "top", _DIVISION[1], "e / total"),
        ],
        blind_sees_all=(_S, "    s = np.where(allowed, scores, -1e9)  # "),
    ),
    *edits(_ALL, blind_sees_all=(_S, "    s = np.where(allowed, scores, -1e30)  # ")),
    *retyped(
        _ALL,
        _W,
        softmax_over_queries=[
            "np.exp(s - s.max(axis=-2, keepdims=True)); w = w / w.sum(axis=-2, keepdims=True)",
            "np.exp(s) / np.exp(s).sum(axis=-2, keepdims=True)",
        ],
        softmax_over_everything="np.exp(s - s.max()) / np.exp(s - s.max()).sum()",
        not_normalised=["e", "np.exp(s)"],
        keepdims_missing="e / e.sum(axis=-1)",
        hardest_only="np.where(total > 0, s == top, 0.0)",
        no_softmax=["np.where(allowed, scores, 0)", "scores + 0"],
        softmax_twice=f"{_ROWS}; w = np.exp(w) / np.exp(w).sum(axis=-1, keepdims=True)",
    ),
    *retyped(
        _ALL,
        _OUT,
        values_scaled=["w @ v / scale", "w @ (v / scale)"],
        mixes_keys="w @ k",
        mixes_queries="w @ q",
        weights_transposed="np.swapaxes(w, -1, -2) @ v",
        value_of_the_best="np.take_along_axis(v, w.argmax(axis=-1)[..., None], axis=-2)",
    ),
    *replaced(
        _ALL,
        _END,
        swapped_on_return="return w, out",
        weights_missing="return out",
        scores_returned=["return out, scores", "return out, s"],
        output_missing="return w",
    ),
    *replaced(
        _ALL,
        _SCORES,
        keys_fully_transposed="q @ k.T / scale",
        keys_not_transposed=["q @ k / scale", "np.dot(q, k) / scale"],
    ),
    *(
        wrong
        for authors in (_ALL, _ALL[::-1])  # which stop in other words
        for wrong in [
            *retyped(authors, _S, mask_transposed="np.where(np.swapaxes(allowed, -1, -2), scores, -np.inf)"),
            *retyped(authors, "    scores = ", roles_swapped="k @ np.swapaxes(q, -1, -2) / scale"),
        ]
    ),
    *seen(
        _overflowed,
        edits(
            _ALL,
            overflows=[
                ("s - np.where(np.isfinite(top), top, 0)", "s"),
                ("s - np.maximum(top, -1e300)", "s"),
            ],
        ),
    ),
    *retyped(_ALL, "    top = ", maximum_of_hidden=["scores.max(axis=-1, keepdims=True)"]),
    *retyped(
        _ALL,
        "    top = ",
        one_maximum_for_all=["scores.max() + 0 * scores[..., :1]", "s.max() + 0 * scores[..., :1]"],
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in [
            *edits(_ALL, changes_input=(_SCALE, "    q /= np.sqrt(q.shape[-1]); scale = 1  # ")),
        ]
    ),
]

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

answer = Function("attention", attention, [*_ALL, query_by_query], mistakes, visible, drawn, weight=5)
quiz = Quiz("looked_up", {"q1": "b", "q2": "c"})
exercise = Exercise(number="11.1", points=12, answers=[answer, quiz])
