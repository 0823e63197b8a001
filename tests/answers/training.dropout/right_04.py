# right: choice with probabilities
def dropout(x, p, training, rng):
    if training is False:
        return x, np.ones(x.shape)
    scale = 1 / (1 - p)
    factors = rng.choice([0.0, scale], size=x.shape, p=[p, 1 - p])
    out = x.copy()
    out *= factors
    return out, factors
