# wrong: normal numbers
# accept: normal_numbers
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = (rng.normal(size=x.shape) >= p) / (1 - p)
    return x * factors, factors
