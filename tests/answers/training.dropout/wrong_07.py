# wrong: the global generator
# accept: uses_global_random same_mask_always
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = (np.random.rand(*x.shape) >= p) / (1 - p)
    return x * factors, factors
