"""18.7 The clinic: a training that gives other answers every time, and disturbs its neighbours."""

import numpy as np

from dlcourse.checking import Exercise, Function


def train_and_name(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    x, x_new = (x - centre) / scale, (x_new - centre) / scale
    w, b = rng.normal(0, 0.01, x.shape[1]), 0.0
    for _ in range(20):
        for rows in np.array_split(rng.permutation(len(x)), max(len(x) // 10, 1)):
            p = 1 / (1 + np.exp(-(x[rows] @ w + b)))
            w -= 0.3 * x[rows].T @ (p - y[rows]) / len(rows)
            b -= 0.3 * (p - y[rows]).mean()
    return x_new @ w + b


exercise = Exercise(number="18.7", points=6, answers=[Function("train_and_name", train_and_name)])
