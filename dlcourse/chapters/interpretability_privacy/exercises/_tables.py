"""A table, a model that fits it, orders to shuffle it, and a score that knows this table alone."""

import numpy as np


def score_for(x, y, w):
    """A score of this case's table alone: how well a bent model of it fits."""
    shape = x.shape

    def score(table, labels):
        if np.shape(table) != shape or np.shape(labels) != y.shape:
            raise ValueError(f"score needs a table {shape} and labels {y.shape}, got {np.shape(table)}")
        return 1.5 - float(np.mean(np.tanh(np.tanh(table) @ w - labels) ** 2))

    return score


def shuffled_table(rng, n, d, repeats):
    x = rng.normal(size=(n, d))
    w = rng.normal(0, 1.5, d)
    y = np.tanh(x) @ w + rng.normal(0, 0.3, n)
    w[0] *= -0.6 if d > 1 else 1.0  # the model is mistaken here: shuffling this column helps it
    return x, y, w, np.stack([rng.permutation(n) for _ in range(repeats)])
