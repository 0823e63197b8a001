"""6.3 The gradient of broadcasting: sum over what was stretched."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import autograd


def unbroadcast(g, shape):
    return autograd.unbroadcast(g, shape)


def by_einsum(g, shape):
    """Name every axis, and leave out the ones that were stretched."""
    axes = list(range(g.ndim))
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    kept = [axis for axis, size in zip(axes, padded, strict=True) if size != 1]
    return np.einsum(g, axes, kept).reshape(shape)


def by_loop(g, shape):
    """Add every number of g to the place it came from."""
    total = np.zeros(shape, g.dtype)
    for place in np.ndindex(g.shape):
        tail = place[g.ndim - len(shape) :]
        total[tuple(i if size != 1 else 0 for i, size in zip(tail, shape, strict=True))] += g[place]
    return total


def _leading(g, shape):
    return tuple(range(g.ndim - len(shape)))


def _stretched(g, shape):
    offset = g.ndim - len(shape)
    return tuple(offset + i for i, size in enumerate(shape) if size == 1)


def _only_leading(g, shape):
    return g.sum(axis=_leading(g, shape))


def _only_leading_by_loop(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    return g


def _without_keepdims(g, shape):
    return g.sum(axis=_leading(g, shape) + _stretched(g, shape))


def _squeezed(g, shape):
    return unbroadcast(g, shape).reshape([size for size in shape if size != 1])


def _mean(g, shape):
    return g.mean(axis=_leading(g, shape) + _stretched(g, shape)).reshape(shape)


def _divided_sum(g, shape):
    total = unbroadcast(g, shape)
    return total * (total.size / g.size)


def _first_entry(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    return g[tuple(slice(size) for size in padded)].reshape(shape)


def _first_entry_by_index(g, shape):
    for _ in range(g.ndim - len(shape)):
        g = g[0]
    for axis, size in enumerate(shape):
        g = np.take(g, range(size), axis=axis)
    return g


def _only_size_one(g, shape):
    return g.sum(axis=_stretched(g, shape), keepdims=True)


def _only_size_one_by_loop(g, shape):
    for axis, size in enumerate(reversed(shape), 1):
        if size == 1:
            g = np.add.reduce(g, axis=-axis, keepdims=True)
    return g


def _pair(rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    """A gradient and the shape of an array that broadcasts to it; stretched axes are longer than one."""
    shape = tuple(int(n) for n in rng.integers(1, 4, rng.integers(1, 4)))
    full = tuple(int(rng.integers(2, 5)) if n == 1 and rng.random() < 0.7 else n for n in shape)
    leading = tuple(int(n) for n in rng.integers(2, 4, rng.integers(0, 3)))
    return rng.normal(size=leading + full), shape


def _drawn(rng: np.random.Generator) -> list[Case]:
    pairs = [_pair(rng) for _ in range(40)]
    return [Case(f"{g.shape} to {shape}", (g, shape)) for g, shape in pairs]


exercise = Exercise(
    number="6.3",
    points=6,
    answers=[
        Function(
            "unbroadcast",
            reference=unbroadcast,
            alternatives=[by_einsum, by_loop],
            mistakes=[
                Wrong("only_leading_axes", _only_leading, _only_leading_by_loop),
                Wrong("only_axes_of_one", _only_size_one, _only_size_one_by_loop),
                Wrong("axis_dropped", _without_keepdims, _squeezed),
                Wrong("mean_not_sum", _mean, _divided_sum),
                Wrong("first_entry", _first_entry, _first_entry_by_index),
            ],
            visible=[
                Case("bias", (np.arange(6.0).reshape(3, 2), (2,))),
                Case("column", (np.arange(6.0).reshape(3, 2), (3, 1))),
                Case("nothing stretched", (np.arange(4.0), (4,)), weight=0.25),
            ],
            cases=_drawn,
        )
    ],
)
