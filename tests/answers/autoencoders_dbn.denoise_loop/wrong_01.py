# wrong: not clipped
# accept: not_clamped
def corrupt(x, noise, rng):
    return x + noise * rng.normal(size=x.shape)
