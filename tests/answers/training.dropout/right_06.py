# right: a nested function drawn number by number, np.where
import numpy as np


def dropout(x, p, training, rng):
    def factor():
        if training and rng.random() < p:
            return 0.0
        return 1 / (1 - p) if training else 1.0

    factors = np.array([factor() for _ in range(x.size)]).reshape(x.shape)
    return np.where(factors == 0, 0.0, x * factors), factors


remedies = {"q1": "", "q2": ""}
remedies.update(zip(remedies, ['b', 'c']))
