# right: boolean indexing into an array of ones
import numpy as np


def dropout(x, p, training, rng):
    factors = np.ones(x.shape)
    if training:
        out_of_play = rng.uniform(size=x.shape) < p
        factors[out_of_play] = 0.0
        factors[~out_of_play] = 1.0 / (1.0 - p)
    return x * factors, factors


remedies = {f"q{i}": letter for i, letter in enumerate("bc", 1)}
