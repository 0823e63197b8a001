"""The slope of a score."""

import numpy as np

from dlcourse.checking import Case, returning, retyped


def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on * w2[:, k]))


def by_chain(x, w1, b1, w2, b2, k):
    z = x @ w1 + b1
    slope = (z > 0) * 1.0
    back = w2[:, k]
    d_z = back * slope
    d_x = w1 @ d_z
    return np.abs(d_x)


def by_one_hot(x, w1, b1, w2, b2, k):
    z = np.dot(x, w1) + b1
    slope = np.where(z > 0, 1.0, 0.0)
    back = np.dot(w2, np.arange(len(b2)) == k)
    d_z = slope * back
    d_x = np.dot(d_z, w1.T)
    return np.sqrt(d_x**2)


def by_columns(x, w1, b1, w2, b2, k):
    """Adds up the rows of weights of the units that are on."""
    total = np.zeros(len(x))
    for unit in range(len(b1)):
        if x @ w1[:, unit] + b1[unit] > 0:
            total += w2[unit, k] * w1[:, unit]
    return abs(total)


def _probabilities(z, w2, b2):
    scores = np.maximum(z, 0) @ w2 + b2
    e = np.exp(scores - scores.max())
    return e / e.sum()


def _best(z, w2, b2):
    return int((np.maximum(z, 0) @ w2 + b2).argmax())


_SLOPES = (by_chain, by_one_hot)
_P, _ONE = "p = _probabilities(z, w2, b2)", "(np.arange(len(b2)) == k)"
saliency_mistakes = [
    *retyped(
        _SLOPES,
        "    back = ",
        gradient_of_probability=f"0; {_P}; back = w2 @ (p[k] * ({_ONE} - p))",
        gradient_of_loss=f"0; {_P}; back = w2 @ (p - {_ONE})",
        predicted_class="w2[:, _best(z, w2, b2)]",
        all_classes="w2.sum(axis=1)",
    ),
    *retyped(
        _SLOPES,
        "    slope = ",
        relu_forgotten="1.0",
        activation_instead=["np.maximum(z, 0)", "z * (z > 0)"],
        sign_reversed="(z < 0) * 1.0",
    ),
    *retyped(_SLOPES, "    z = ", bias_forgotten="x @ w1"),
    *retyped(_SLOPES, "    d_z = ", guided="np.maximum(back, 0) * slope"),
    *returning(
        _SLOPES,
        abs_missing="d_x",
        positive_only="np.maximum(d_x, 0)",
        squared="d_x**2",
        times_input=["np.abs(d_x * x)", "np.abs(d_x) * x"],
        rescaled=["np.abs(d_x) / np.abs(d_x).max()", "np.abs(d_x) / np.abs(d_x).sum()"],
        first_layer_only=["np.abs(d_z)", "np.abs(w1).sum(axis=1)"],
        one_sum="np.abs(d_x).sum()",
        paths_made_positive="np.abs(w1 * d_z).sum(axis=1)",
    ),
]


def _network(name, rng, d, hidden, classes, k, weight=1.0, scale=1.0):
    w1, b1 = rng.normal(0, 0.7, (d, hidden)), rng.normal(0, 0.5, hidden)
    w2, b2 = scale * rng.normal(size=(hidden, classes)), rng.normal(size=classes)
    return Case(name, (rng.uniform(0.2, 1, d), w1, b1, w2, b2, k), weight=weight)


def drawn_networks(rng):
    return [
        _network("six pixels", rng, 6, 8, 3, 1),
        _network("a sure network", rng, 5, 12, 4, 2, scale=5.0),
        _network("first class", rng, 9, 16, 5, 0),
        _network("last class", rng, 12, 10, 4, 3),
        _network("as many pixels as units", rng, 7, 7, 7, 4),
        _network("two pixels", rng, 2, 20, 2, 0, weight=0.5),
    ]
