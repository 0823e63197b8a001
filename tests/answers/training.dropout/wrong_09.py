# wrong: only out comes back
# accept: factors_missing
def dropout(x, p, training, rng):
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)
