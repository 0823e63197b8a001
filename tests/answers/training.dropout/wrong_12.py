# wrong: x is changed
# accept: x_overwritten
def dropout(x, p, training, rng):
    factors = np.ones_like(x)
    if training:
        factors = (rng.random(x.shape) >= p) / (1 - p)
        x *= factors
    return x, factors
