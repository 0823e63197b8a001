# wrong: noise is not used
# accept: noise_ignored argument_ignored
def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(size=x.shape), 0, 1)
