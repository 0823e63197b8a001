"""The first two functions of 11.2: cut into heads, and merge again."""

import numpy as np

from dlcourse.checking import Case, returning
from dlcourse.numpy import attention_heads


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


SPLITS = (by_reshape, by_split)
split_mistakes = [
    *returning(
        SPLITS,
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


def token_arrays(rng, n, t, d, dtype=np.float64):
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
        Case(f"{h} heads of {d} numbers, {t} tokens", (token_arrays(rng, n, t, d), h), weight=weight)
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


MERGES = (by_swap, by_joining)
merge_mistakes = [
    *returning(
        MERGES,
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
