# right: one random number per entry
def dropout(x, p, training, rng):
    if training:
        mask = rng.random(x.shape) > p
        factors = mask.astype(float) / (1.0 - p)
    else:
        factors = np.ones(x.shape)
    return x * factors, factors
