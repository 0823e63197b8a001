# wrong: multiplies by 1 - p in evaluation too, as in dropout that is not inverted
# accept: shrunk_in_evaluation
import numpy as np


def dropout(x, p, training, rng):
    factors = np.ones(x.shape)
    if training:
        out_of_play = rng.uniform(size=x.shape) < p
        factors[out_of_play] = 0.0
        factors[~out_of_play] = 1.0 / (1.0 - p)
    else:
        factors *= 1 - p
    return x * factors, factors


remedies = {"q1": "", "q2": ""}
remedies.update(zip(remedies, ['b', 'c']))
