"""11.2 Several heads: cut, attend, merge, project."""

import numpy as np

from dlcourse.chapters.attention.exercises._split_and_merge import (
    MERGES,
    SPLITS,
    drawn_merges,
    drawn_splits,
    merge_heads,
    merge_mistakes,
    split_heads,
    split_mistakes,
    token_arrays,
    visible_merges,
    visible_splits,
)
from dlcourse.checking import Case, Exercise, Function, edits, replaced, retyped
from dlcourse.numpy import attention_heads
from dlcourse.numpy.attention_dot_product import attention

# ---- multi_head


def _attend(q, k, v, mask=None):
    out, cache = attention(q, k, v, mask=mask)
    return out, cache.weights


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    out, cache = attention_heads.multi_head_attention(x, x, x, wq, wk, wv, wo, num_heads=heads, mask=mask)
    return out, cache.heads.weights


def in_lines(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x @ wv, heads)
    output, weights = attend(q, k, v, mask)
    joined = merge(output)
    return joined @ wo, weights


def head_by_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    each = list(zip(*(np.split(x @ w, heads, axis=-1) for w in (wq, wk, wv)), strict=True))
    found = [attend(q, k, v, mask) for q, k, v in each]
    joined = np.concatenate([output for output, _ in found], axis=-1)
    weights = np.stack([w for _, w in found], axis=1)
    return joined @ wo, weights


def by_einsum(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    projected = np.einsum("ntd,kde->knte", x, np.stack([wq, wk, wv]))
    q, k, v = (split(each, heads) for each in projected)
    output, weights = attend(q, k, v, mask)
    joined = merge(output)
    return np.einsum("ntd,de->nte", joined, wo), weights


_WHOLE = (in_lines, by_einsum)
_ATTEND, _JOINED = "output, weights = attend(q, k, v, mask)", "    joined = "
whole_mistakes = [
    *replaced(
        _WHOLE,
        _ATTEND,
        mask_forgotten="output, weights = attend(q, k, v)",
        not_cut=[
            "output, weights = attend(x @ wq, x @ wk, x @ wv, mask); output = split(output, heads)",
        ],
        roles_exchanged="output, weights = attend(k, q, v, mask)",
        values_as_keys=["output, weights = attend(q, v, k, mask)", "output, weights = attend(v, k, q, mask)"],
        keys_mixed="output, weights = attend(q, k, k, mask)",
        mask_inverted="output, weights = attend(q, k, v, None if mask is None else ~mask)",
        mask_transposed="output, weights = attend(q, k, v, None if mask is None else mask.T)",
        projections_forgotten="output, weights = attend(*[split(x, heads)] * 3, mask)",
        values_not_projected="output, weights = attend(q, k, split(x, heads), mask)",
        queries_alone="output, weights = attend(q, q, q, mask)",
    ),
    *edits(
        _WHOLE,
        last_matrix_forgotten=[("joined @ wo", "joined"), ('np.einsum("ntd,de->nte", joined, wo)', "joined")],
        last_matrix_transposed=[("joined @ wo", "joined @ wo.T"), ('"ntd,de->nte"', '"ntd,ed->nte"')],
        projections_transposed=[
            ("x @ wq", "x @ wq.T", "x @ wk", "x @ wk.T", "x @ wv", "x @ wv.T"),
            ("ntd,kde->knte", "ntd,ked->knte"),
        ],
        all_four_transposed=[
            (
                "x @ wq",
                "x @ wq.T",
                "x @ wk",
                "x @ wk.T",
                "x @ wv",
                "x @ wv.T",
                "joined @ wo",
                "joined @ wo.T",
            ),
            ("ntd,kde->knte", "ntd,ked->knte", '"ntd,de->nte"', '"ntd,ed->nte"'),
        ],
        residual_added=[
            ("joined @ wo", "x + joined @ wo"),
            ('np.einsum("ntd,de->nte", joined, wo)', "x + joined @ wo"),
        ],
    ),
    *retyped(
        _WHOLE,
        _JOINED,
        not_merged_back="output.reshape(x.shape)",
        heads_summed="np.tile(output.mean(axis=1), heads)",
    ),
    *replaced(
        _WHOLE,
        ", weights\n",
        weights_averaged=", weights.mean(axis=1)\n",
        weights_missing="\n",
        weights_of_first_head=", weights[:, 0]\n",
    ),
]


def called(answer, x, wq, wk, wv, wo, heads, mask=None):
    """The answer with a right attention, a right split and a right merge."""
    parts = _attend, attention_heads.split_heads, attention_heads.merge_heads
    return answer(*parts, x, wq, wk, wv, wo, heads, mask)


_TYPED = "multi_head(attention, split_heads, merge_heads, x, wq, wk, wv, wo, {}, mask)"


def _whole(rng, name, n, t, d, heads, masked=False, dtype=np.float64, **more):
    x = token_arrays(rng, n, t, d, dtype)
    four = ((rng.normal(size=(d, d)) / d**0.5).astype(dtype) for _ in range(4))
    mask = np.tri(t, dtype=bool) if masked else None
    return Case(name, (x, *four, heads, mask), play=called, typed=_TYPED.format(heads), **more)


def drawn_wholes(rng):
    return [
        _whole(rng, "two heads", 2, 3, 4, 2),
        _whole(rng, "a causal mask", 2, 4, 6, 3, True, weight=2),
        _whole(rng, "as many of everything", 2, 2, 2, 2, True),
        _whole(rng, "one head", 2, 3, 4, 1, weight=0.5),
        _whole(rng, "one number for each head", 1, 4, 5, 5, True),
        _whole(rng, "float32", 2, 3, 4, 2, True, np.float32, weight=0.5),
    ]


_FIXED = np.random.default_rng(112)
visible_wholes = [
    _whole(_FIXED, "two tokens, two heads", 1, 2, 4, 2),
    _whole(_FIXED, "three tokens, a causal mask", 1, 3, 4, 2, True),
]
answers = [
    Function("split_heads", split_heads, SPLITS, split_mistakes, visible_splits, drawn_splits),
    Function("merge_heads", merge_heads, MERGES, merge_mistakes, visible_merges, drawn_merges),
    Function(
        "multi_head",
        multi_head,
        [*_WHOLE, head_by_head],
        whole_mistakes,
        visible_wholes,
        drawn_wholes,
        weight=2,
    ),
]
exercise = Exercise(number="11.2", points=10, answers=answers)
