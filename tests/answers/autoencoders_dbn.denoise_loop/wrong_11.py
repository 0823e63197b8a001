# wrong: stretched instead of clipped
# accept: rescaled
def corrupt(x, noise, rng):
    y = x + noise * rng.normal(size=x.shape)
    return (y - y.min()) / (y.max() - y.min())
