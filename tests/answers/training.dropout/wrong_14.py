# wrong: divides by p instead of 1 - p
# accept: divided_by_p
import numpy as np


def dropout(x, p, training, rng):
    factors = rng.binomial(1, 1 - p, size=x.shape) / max(p, 1e-9) if training else np.ones(x.shape)
    return np.multiply(x, factors), factors


remedies = dict(q1="b", q2="c")
