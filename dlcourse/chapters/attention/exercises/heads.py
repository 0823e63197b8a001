"""11.2 Several heads: cut, attend, merge, project."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped
from dlcourse.numpy import attention_heads
from dlcourse.numpy.attention_dot_product import attention

# ---- split_heads


def split_heads(x, heads):
    return attention_heads.split_heads(x, heads)


def by_reshape(x, heads):
    n, t, d = x.shape
    pieces = x.reshape(n, t, heads, d // heads)
    return pieces.swapaxes(1, 2)


def by_split(x, heads):
    n, t, d = x.shape
    pieces = np.array(np.split(x, heads, axis=2)).reshape(heads, n, t, d // heads)
    return np.moveaxis(pieces, 0, 1)


_SPLITS = (by_reshape, by_split)
split_mistakes = [
    *returning(
        _SPLITS,
        tokens_mixed="x.reshape(n, heads, t, d // heads)",
        not_swapped="x.reshape(n, t, heads, d // heads)",
        interleaved=[
            "x.reshape(n, t, d // heads, heads).transpose(0, 3, 1, 2)",
            "np.stack([x[..., j::heads] for j in range(heads)], axis=1)",
        ],
        heads_in_front=[
            "x.reshape(n, t, heads, d // heads).transpose(2, 0, 1, 3)",
            "np.stack(np.split(x, heads, axis=2))",
        ],
        sizes_swapped=[
            "x.reshape(n, t, d // heads, heads).swapaxes(1, 2)",
            "np.stack(np.split(x, d // heads, axis=2), axis=1)",
        ],
        every_head_sees_all=["np.stack([x] * heads, axis=1)", "np.repeat(x[:, None], heads, axis=1)"],
        axes_reversed="x.reshape(n, t, heads, d // heads).transpose(0, 2, 3, 1)",
        tokens_cut="np.stack(np.split(x, heads, axis=1), axis=1)",
        float_division="x.reshape(n, t, heads, d / heads).swapaxes(1, 2)",
        samples_cut="x.reshape(heads, n, t, d // heads).swapaxes(0, 1)",
    ),
]


def _tokens(rng, n, t, d, dtype=np.float64):
    return rng.normal(size=(n, t, d)).astype(dtype)


def drawn_splits(rng):
    sizes = [
        (2, 3, 8, 4, 1),
        (1, 5, 6, 2, 1),
        (3, 2, 6, 3, 1),
        (2, 4, 4, 4, 1),
        (4, 4, 16, 4, 1),
        (2, 3, 5, 1, 0.3),
    ]
    return [
        Case(f"{h} heads of {d} numbers, {t} tokens", (_tokens(rng, n, t, d), h), weight=weight)
        for n, t, d, h, weight in sizes
    ]


visible_splits = [
    Case("three tokens, two heads", (np.arange(12.0).reshape(1, 3, 4), 2)),
    Case("two sequences", (np.arange(24.0).reshape(2, 2, 6), 3)),
]

# ---- merge_heads


def merge_heads(x):
    return attention_heads.merge_heads(x)


def by_swap(x):
    n, heads, t, width = x.shape
    tokens = x.swapaxes(1, 2)
    return tokens.reshape(n, t, heads * width)


def by_joining(x):
    n, heads, t, width = x.shape
    tokens = [x[:, j].reshape(n, t, width) for j in range(heads)]
    return np.concatenate(tokens, axis=-1)


_MERGES = (by_swap, by_joining)
merge_mistakes = [
    *returning(
        _MERGES,
        tokens_mixed="x.reshape(n, t, heads * width)",
        interleaved="x.transpose(0, 2, 3, 1).reshape(n, t, heads * width)",
        heads_added=["x.sum(axis=1)", "x.mean(axis=1)"],
        heads_behind_each_other=[
            "np.concatenate(list(x.swapaxes(0, 1)), axis=1)",
            "x.reshape(n, heads * t, width)",
        ],
        first_head_only="x[:, 0]",
        not_joined="x.swapaxes(1, 2)",
        axes_reversed="x.transpose(0, 3, 2, 1).reshape(n, t, heads * width)",
        sizes_swapped="x.swapaxes(1, 2).reshape(n, heads * width, t)",
        samples_mixed="x.transpose(2, 0, 1, 3).reshape(n, t, heads * width)",
    ),
]


def drawn_merges(rng):
    sizes = [
        (2, 4, 3, 2, 1),
        (1, 2, 5, 3, 1),
        (3, 3, 2, 2, 1),
        (2, 3, 3, 3, 1),
        (3, 5, 4, 2, 1),
        (2, 1, 3, 4, 0.3),
    ]
    return [
        Case(f"{h} heads, {t} tokens, {w} numbers each", (rng.normal(size=(n, h, t, w)),), weight=weight)
        for n, h, t, w, weight in sizes
    ]


visible_merges = [
    Case("two heads, three tokens", (np.arange(12.0).reshape(1, 2, 3, 2),)),
    Case("two sequences", (np.arange(24.0).reshape(2, 3, 2, 2),)),
]

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
    x = _tokens(rng, n, t, d, dtype)
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
    Function("split_heads", split_heads, _SPLITS, split_mistakes, visible_splits, drawn_splits),
    Function("merge_heads", merge_heads, _MERGES, merge_mistakes, visible_merges, drawn_merges),
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
