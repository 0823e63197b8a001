# wrong: the old form: rescaled at evaluation
# accept: rescaled_in_evaluation
def dropout(x, p, training, rng):
    if not training:
        return x * (1 - p), np.full(x.shape, 1 - p)
    mask = (rng.random(x.shape) >= p).astype(float)
    return x * mask, mask
