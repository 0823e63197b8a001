# wrong: comparison the wrong way
# accept: probability_swapped
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = (rng.random(x.shape) < p) / (1 - p)
    return x * factors, factors
