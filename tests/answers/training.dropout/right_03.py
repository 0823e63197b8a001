# right: loop over all places
def dropout(x, p, training, rng):
    factors = np.ones_like(x, dtype=float)
    if training:
        for place in np.ndindex(x.shape):
            factors[place] = 0.0 if rng.random() < p else 1.0 / (1.0 - p)
    return x * factors, factors
