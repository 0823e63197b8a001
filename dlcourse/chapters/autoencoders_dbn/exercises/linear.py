"""12.1 A linear autoencoder finds the plane of the principal components."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._largest_angle import (
    angle_mistakes,
    by_eigenvalues,
    by_sine,
    by_svd,
    drawn_angles,
    largest_angle,
    pairs_case,
)
from dlcourse.chapters.autoencoders_dbn.exercises._train_linear_mistakes import (
    by_layers,
    by_matrices,
    by_samples,
    train_linear,
    training_mistakes,
)
from dlcourse.checking import (
    Case,
    Exercise,
    Function,
)
from dlcourse.checking.properties import real_numbers


def _trained(name, rng, sizes, k, rate=0.05, steps=1, weight=1.0):
    n, d = sizes
    x = rng.normal(size=(n, d))
    x -= x.mean(axis=0) * (n > 1)
    start = rng.normal(0, 0.6, (d, k)), rng.normal(0, 0.6, (k, d))
    return Case(name, (x, *start, rate, steps), weight=weight)


def _finds_the_plane(result, x, encoder, decoder, rate, steps):
    """Whether the decoder spans the plane of the first principal components, and the loss is what is left."""
    found, losses = real_numbers(result[1]), real_numbers(result[2])
    values, vectors = np.linalg.eigh(x.T @ x / len(x))
    k = len(decoder)
    least = values[:-k].sum()
    return (
        found.shape == decoder.shape
        and losses.shape == (steps,)
        and largest_angle(found.T, vectors[:, -k:]) < 5
        and abs(losses[-1] - least) < 0.05 * least
    )


def _long(rng):
    """Three hundred steps on data with a clear gap behind the second component."""
    x = rng.normal(size=(40, 5)) * [3.0, 2.2, 0.6, 0.5, 0.4]
    x = (x - x.mean(axis=0)) @ np.linalg.qr(rng.normal(size=(5, 5)))[0]
    start = rng.normal(0, 0.3, (5, 2)), rng.normal(0, 0.3, (2, 5))
    return Case("long training", (x, *start, 0.03, 300), prop=_finds_the_plane)


def drawn_trainings(rng):
    return [
        _trained("one step", rng, (6, 4), 2),
        _trained("two steps", rng, (5, 4), 2, steps=2, weight=2),
        _trained("four steps", rng, (7, 3), 1, rate=0.02, steps=4, weight=2),
        _trained("a single row", rng, (1, 3), 2, weight=0.5),
        _trained("as many codes as columns", rng, (8, 3), 3, steps=3),
        _trained("more codes than columns", rng, (4, 2), 5, steps=2),
        _trained("as many rows as columns", rng, (4, 4), 2, steps=2),
        _trained("no step", rng, (5, 3), 2, steps=0, weight=0.3),
        _long(rng),
    ]


_PLANE = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
_TILTED = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
_rng = np.random.default_rng(12)
answers = [
    Function(
        "train_linear",
        train_linear,
        [by_matrices, by_layers, by_samples],
        training_mistakes,
        visible=[
            _trained("by hand", _rng, (3, 2), 1, rate=0.1),
            _trained("three steps", _rng, (6, 3), 2, steps=3),
        ],
        cases=drawn_trainings,
        weight=5,
    ),
    Function(
        "largest_angle",
        largest_angle,
        [by_svd, by_eigenvalues, by_sine],
        angle_mistakes,
        visible=[
            pairs_case("a tilted plane", (_PLANE, _TILTED)),
            pairs_case("a line", (_PLANE[:, :1], _TILTED[:, 1:])),
        ],
        cases=drawn_angles,
        weight=3,
    ),
]
exercise = Exercise(number="12.1", points=8, answers=answers)
