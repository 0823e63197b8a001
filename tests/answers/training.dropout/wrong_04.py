# wrong: p is the probability to stay
# accept: keep_probability
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = (rng.random(x.shape) < p) / p
    return x * factors, factors
