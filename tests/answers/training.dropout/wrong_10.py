# wrong: the mask without the factor
# accept: mask_returned
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask
