# wrong: leaves out exactly the part p of the numbers, so they are not drawn on their own
# accept: fixed_number
import numpy as np


def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = np.full(x.size, 1 / (1 - p))
    factors[rng.permutation(x.size)[: round(p * x.size)]] = 0
    factors = factors.reshape(x.shape)
    return x * factors, factors


remedies = {"q1": "", "q2": ""}
remedies.update(zip(remedies, ['b', 'c']))
