"""11.4 Back through attention: two products of matrices, and a softmax between them."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, generic, replaced, retyped
from dlcourse.numpy import attention_dot_product as library


def attention_backward(dout, q, k, v, weights):
    return library.attention_backward(dout, library.AttentionCache(q, k, v, weights))


def by_rows(dout, q, k, v, weights):
    scale = np.sqrt(q.shape[-1])
    dp = dout @ np.swapaxes(v, -1, -2)
    ds = weights * (dp - (dp * weights).sum(axis=-1, keepdims=True))
    dq = ds @ k / scale
    dk = np.swapaxes(ds, -1, -2) @ q / scale
    dv = np.swapaxes(weights, -1, -2) @ dout
    return dq, dk, dv


def by_einsum(dout, q, k, v, weights):
    scale = q.shape[-1] ** 0.5
    dp = np.einsum("...id,...jd->...ij", dout, v)
    ds = dp * weights - weights * np.einsum("...ij,...ij->...i", dp, weights)[..., None]
    dq = np.einsum("...ij,...jd->...id", ds, k) / scale
    dk = np.einsum("...ij,...id->...jd", ds, q) / scale
    dv = np.einsum("...ij,...id->...jd", weights, dout)
    return dq, dk, dv


def by_jacobian(dout, q, k, v, weights):
    """One table of derivatives for each row of weights."""
    jacobian = weights[..., None] * (np.eye(weights.shape[-1]) - weights[..., None, :])
    dp = dout @ v.mT
    ds = (dp[..., None, :] @ jacobian.mT)[..., 0, :] / np.sqrt(q.shape[-1])
    return ds @ k, ds.mT @ q, weights.mT @ dout


_ALL = (by_rows, by_einsum)
_SCALE, _DS, _DQ, _DK, _DV, _DP = (f"    {name} = " for name in ("scale", "ds", "dq", "dk", "dv", "dp"))
_END = "return dq, dk, dv"
mistakes = [
    *retyped(
        _ALL,
        _SCALE,
        scale_forgotten="1",
        scaled_by_d="q.shape[-1]",
        scale_of_values=["np.sqrt(v.shape[-1])", "np.sqrt(k.shape[-2])"],
        multiplied_by_root="1 / np.sqrt(q.shape[-1])",
    ),
    *edits(
        _ALL,
        scale_forgotten_for_keys=[("@ q / scale", "@ q"), ('->...jd", ds, q) / scale', '->...jd", ds, q)')],
        scale_forgotten_for_queries=[
            ("@ k / scale", "@ k"),
            ('->...id", ds, k) / scale', '->...id", ds, k)'),
        ],
        scale_on_values=[("@ dout\n", "@ dout / scale\n"), ("weights, dout)", "weights, dout) / scale")],
    ),
    *retyped(
        _ALL,
        _DS,
        softmax_skipped="dp + 0",
        diagonal_only="dp * weights * (1 - weights)",
        mean_not_subtracted="dp * weights",
        weights_not_multiplied="dp - (dp * weights).sum(axis=-1, keepdims=True)",
        plain_mean_subtracted=[
            "weights * (dp - dp.mean(axis=-1, keepdims=True))",
            "weights * (dp - dp.sum(axis=-1, keepdims=True))",
        ],
        sum_over_queries="weights * (dp - (dp * weights).sum(axis=-2, keepdims=True))",
        sum_over_everything="weights * (dp - (dp * weights).sum())",
        sign_of_scores="weights * ((dp * weights).sum(axis=-1, keepdims=True) - dp)",
        added_not_subtracted="weights * (dp + (dp * weights).sum(axis=-1, keepdims=True))",
        weights_squared="weights * (dp - (dp * weights**2).sum(axis=-1, keepdims=True))",
    ),
    *(
        wrong
        for authors in (_ALL, _ALL[::-1])  # which stop in other words
        for wrong in retyped(
            authors,
            _DS,
            keepdims_missing=[
                "weights * (dp - (dp * weights).sum(axis=-1))",
                "weights * (dp - (dp * weights).sum(axis=-1)[..., None, :])",
            ],
        )
    ),
    *retyped(
        _ALL,
        _DQ,
        queries_with_queries="ds @ q / scale",
        queries_transposed="np.swapaxes(ds, -1, -2) @ k / scale",
    ),
    *retyped(
        _ALL,
        _DK,
        keys_with_keys=["np.swapaxes(ds, -1, -2) @ k / scale", "ds @ k / scale"],
        keys_not_transposed="ds @ q / scale",
    ),
    *retyped(
        _ALL,
        _DV,
        weights_not_transposed="weights @ dout",
        values_with_values=["np.swapaxes(weights, -1, -2) @ v", "weights @ v"],
        values_through_scores="np.swapaxes(ds, -1, -2) @ dout",
    ),
    *retyped(
        _ALL,
        _DP,
        values_not_transposed="dout @ v",
        keys_for_values="dout @ np.swapaxes(k, -1, -2)",
        fully_transposed="dout @ v.T",
    ),
    *replaced(
        _ALL,
        _END,
        wrong_order=["return dv, dk, dq", "return dk, dq, dv", "return dq, dv, dk"],
        result_missing=["return dq, dk", "return dq"],
        gradient_of_scores=["return ds", "return dp"],
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in edits(_ALL, changes_input=(_END, "dout *= 2; return dq, dk, dv"))
    ),
]

# ---- cases


def _softmax(scores, mask=None):
    e = np.exp(scores - scores.max()) * (1 if mask is None else mask)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total > 0, total, 1)


def _arrays(rng, front, tq, tk, d, dv, mask=None, dtype=np.float64):
    shapes = (*front, tq, dv), (*front, tq, d), (*front, tk, d), (*front, tk, dv)
    dout, q, k, v = (rng.normal(size=shape) for shape in shapes)
    weights = _softmax(q @ k.mT / d**0.5, mask)
    return tuple(array.astype(dtype) for array in (dout, q, k, v, weights))


def drawn(rng):
    lengths = np.arange(4) < np.array([3, 0])[:, None, None]
    return [
        Case("without a mask", _arrays(rng, (), 3, 5, 4, 2), weight=1.5),
        Case("two sequences", _arrays(rng, (2,), 4, 3, 5, 2), weight=1.5),
        Case("sequences and heads", _arrays(rng, (2, 3), 2, 4, 3, 5)),
        Case("as many of everything", _arrays(rng, (3,), 3, 3, 3, 3)),
        Case("a causal mask", _arrays(rng, (2,), 4, 4, 3, 2, np.tri(4)), weight=1.5),
        Case("a sequence of padding alone", _arrays(rng, (2,), 3, 4, 3, 2, lengths)),
        Case("one query", _arrays(rng, (2,), 1, 3, 2, 4)),
        Case("float32", _arrays(rng, (2,), 3, 4, 3, 2, None, np.float32), weight=0.5),
    ]


_FIXED = np.random.default_rng(114)
visible = [
    Case("one query, two keys", _arrays(_FIXED, (), 1, 2, 2, 1)),
    Case("two queries, three keys", _arrays(_FIXED, (), 2, 3, 2, 2)),
]
answer = Function("attention_backward", attention_backward, [*_ALL, by_jacobian], mistakes, visible, drawn)
exercise = Exercise(number="11.4", points=10, answers=[answer])
