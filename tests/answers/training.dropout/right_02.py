# right: binomial
def dropout(x, p, training, rng):
    if not training:
        return x.copy(), np.full_like(x, 1.0)
    f = rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
    return f * x, f
