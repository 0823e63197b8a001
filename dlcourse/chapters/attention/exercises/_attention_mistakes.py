"""Attention (11.1) in several hands, and what goes wrong in it."""

import numpy as np

from dlcourse.checking import (
    edits,
    generic,
    replaced,
    retyped,
    seen,
    several,
)
from dlcourse.numpy import attention_dot_product as library


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


HANDS = (by_infinity, by_einsum)
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
        HANDS,
        _SCALE,
        not_scaled=["1.0", "1"],
        scaled_by_d="q.shape[-1]",
        scale_of_another_axis=["np.sqrt(k.shape[-2])", "np.sqrt(v.shape[-1])", "np.sqrt(q.shape[-2])"],
        multiplied_by_root=["1 / np.sqrt(q.shape[-1])", "q.shape[-1] ** -0.5"],
        scale_of_first_axis=["np.sqrt(len(q))", "np.sqrt(q.shape[1])"],
    ),
    *retyped(
        HANDS,
        _S,
        masked_to_zero=["np.where(allowed, scores, 0)", "scores * allowed"],
        mask_inverted="np.where(allowed & (mask is not None), -np.inf, scores)",
        mask_ignored="scores + 0",
    ),
    *several(
        HANDS,
        mask_after_softmax=[
            (_S, "    s = scores + 0  # ", _END, "return (w * allowed) @ v, w * allowed"),
        ],
        masked_to_zero=[
            (_S, "    s = scores * allowed  # ", _OUT, "    w = w * allowed.any(axis=-1)[..., None]; out = ")
        ],
        output_unmasked=[
            (_OUT, "    out = (np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)) @ v  # ")
        ],
        weights_unmasked=[
            (_END, "return out, np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)"),
        ],
    ),
    *edits(
        HANDS,
        blind_as_nan=[
            (_GUARDS[0], "top", _DIVISION[0], "e / total"),
            (_GUARDS[1], "top", _DIVISION[1], "e / total"),
        ],
        blind_sees_all=(_S, "    s = np.where(allowed, scores, -1e9)  # "),
    ),
    *edits(HANDS, blind_sees_all=(_S, "    s = np.where(allowed, scores, -1e30)  # ")),
    *retyped(
        HANDS,
        _W,
        softmax_over_queries=[
            "np.exp(s - s.max(axis=-2, keepdims=True)); w = w / w.sum(axis=-2, keepdims=True)",
            "np.exp(s) / np.exp(s).sum(axis=-2, keepdims=True)",
            "np.exp(s - np.maximum(s.max(axis=-2, keepdims=True), -1e300));"
            " w = w / np.maximum(w.sum(axis=-2, keepdims=True), 1e-300)",
        ],
        softmax_over_everything="np.exp(s - s.max()) / np.exp(s - s.max()).sum()",
        not_normalised=["e", "np.exp(s)"],
        keepdims_missing="e / e.sum(axis=-1)",
        hardest_only="np.where(total > 0, s == top, 0.0)",
        no_softmax=["np.where(allowed, scores, 0)", "scores + 0"],
        softmax_twice=f"{_ROWS}; w = np.exp(w) / np.exp(w).sum(axis=-1, keepdims=True)",
    ),
    *retyped(
        HANDS,
        _OUT,
        values_scaled=["w @ v / scale", "w @ (v / scale)"],
        mixes_keys="w @ k",
        mixes_queries="w @ q",
        weights_transposed="np.swapaxes(w, -1, -2) @ v",
        value_of_the_best="np.take_along_axis(v, w.argmax(axis=-1)[..., None], axis=-2)",
    ),
    *replaced(
        HANDS,
        _END,
        swapped_on_return="return w, out",
        weights_missing="return out",
        scores_returned=["return out, scores", "return out, s"],
        output_missing="return w",
    ),
    *replaced(
        HANDS,
        _SCORES,
        keys_fully_transposed="q @ k.T / scale",
        keys_not_transposed=["q @ k / scale", "np.dot(q, k) / scale"],
    ),
    *(
        wrong
        for authors in (HANDS, HANDS[::-1])  # which stop in other words
        for wrong in [
            *retyped(authors, _S, mask_transposed="np.where(np.swapaxes(allowed, -1, -2), scores, -np.inf)"),
            *retyped(authors, "    scores = ", roles_swapped="k @ np.swapaxes(q, -1, -2) / scale"),
        ]
    ),
    *seen(
        _overflowed,
        edits(
            HANDS,
            overflows=[
                ("s - np.where(np.isfinite(top), top, 0)", "s"),
                ("s - np.maximum(top, -1e300)", "s"),
            ],
        ),
    ),
    *retyped(HANDS, "    top = ", maximum_of_hidden=["scores.max(axis=-1, keepdims=True)"]),
    *retyped(
        HANDS,
        "    top = ",
        one_maximum_for_all=["scores.max() + 0 * scores[..., :1]", "s.max() + 0 * scores[..., :1]"],
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in [
            *edits(HANDS, changes_input=(_SCALE, "    q /= np.sqrt(q.shape[-1]); scale = 1  # ")),
        ]
    ),
]
