# wrong: own seed: the same mask in every call
# accept: same_mask_always
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    rng = np.random.default_rng(42)
    factors = (rng.random(x.shape) >= p) / (1 - p)
    return x * factors, factors
