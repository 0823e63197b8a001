"""4.5 A stack of linear layers is one linear layer."""

import itertools
from functools import reduce

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong


def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:], strict=True):
        w, b = w @ next_w, b @ next_w + next_b
    return w, b


def by_probing(weights, biases):
    """Read the layer off its values at zero and at the unit vectors."""
    x = np.vstack([np.zeros(len(weights[0])), np.eye(len(weights[0]))])
    for w, b in zip(weights, biases, strict=True):
        x = x @ w + b
    return x[1:] - x[0], x[0]


def by_homogeneous_matrices(weights, biases):
    """Carry a constant one along, so that every layer is a single matrix."""
    blocks = [
        np.block([[w, np.zeros((len(w), 1))], [b[None], np.ones((1, 1))]])
        for w, b in zip(weights, biases, strict=True)
    ]
    whole = reduce(np.matmul, blocks)
    return whole[:-1, :-1], whole[-1, :-1]


def _product(matrices):
    return reduce(np.matmul, matrices)


def _pushed_through_own_weights(weights, biases):
    b = np.zeros(len(weights[0]))
    for w, bias in zip(weights, biases, strict=True):
        b = (b + bias) @ w
    return _product(weights), b


def _own_weights_spelled_out(weights, biases):
    parts = [bias @ _product(weights[i:]) for i, bias in enumerate(biases)]
    return _product(weights), np.sum(parts, axis=0)


def _without_last_bias(weights, biases):
    w, b = collapse(weights, biases)
    return w, b - biases[-1]


def _without_last_bias_by_parts(weights, biases):
    parts = [bias @ _product(weights[i + 1 :]) for i, bias in enumerate(biases[:-1])]
    return _product(weights), np.sum([*parts, np.zeros(weights[-1].shape[1])], axis=0)


def _reversed(weights, biases):
    return _product(weights[::-1]), collapse(weights, biases)[1]


def _reversed_by_loop(weights, biases):
    w = weights[0]
    for next_w in weights[1:]:
        w = next_w @ w
    return w, by_probing(weights, biases)[1]


def _elementwise(weights, biases):
    w = weights[0]
    for next_w in weights[1:]:
        w = w * next_w
    return w, collapse(weights, biases)[1]


def _layers(rng: np.random.Generator, *sizes: int):
    weights = [rng.normal(size=shape) for shape in itertools.pairwise(sizes)]
    return weights, [rng.normal(size=w.shape[1]) for w in weights]


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(3, 4, 2), (2, 5, 3, 4), (3, 3, 3, 3), (2, 2, 2, 2, 2, 2), (5, 2)]
    return [Case("layers " + " to ".join(map(str, size)), _layers(rng, *size)) for size in sizes]


_TWO_LAYERS = (
    [np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 1.0]])],
    [np.array([1.0, -1.0]), np.array([0.5, 2.0])],
)

exercise = Exercise(
    number="4.5",
    points=8,
    answers=[
        Function(
            "collapse",
            reference=collapse,
            alternatives=[by_probing, by_homogeneous_matrices],
            mistakes=[
                Wrong(
                    "biases_added",
                    lambda weights, biases: (_product(weights), sum(biases)),
                    lambda weights, biases: (collapse(weights, biases)[0], reduce(np.add, biases)),
                ),
                Wrong(
                    "last_bias_only",
                    lambda weights, biases: (_product(weights), biases[-1]),
                    lambda weights, biases: (by_probing(weights, biases)[0], biases[len(biases) - 1] * 1),
                ),
                Wrong("last_bias_forgotten", _without_last_bias, _without_last_bias_by_parts),
                Wrong("bias_through_own_weights", _pushed_through_own_weights, _own_weights_spelled_out),
                Wrong("order_reversed", _reversed, _reversed_by_loop),
                Wrong(
                    "elementwise_product",
                    _elementwise,
                    lambda weights, biases: (reduce(np.multiply, weights), by_probing(weights, biases)[1]),
                ),
            ],
            visible=[
                Case("two layers", _TWO_LAYERS),
                Case("one layer", ([np.eye(2) * 3], [np.array([1.0, 2.0])])),
            ],
            cases=_drawn,
        )
    ],
)
