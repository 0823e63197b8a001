# wrong: a generator of its own
# accept: own_generator argument_ignored
def corrupt(x, noise, rng):
    return np.clip(x + noise * np.random.default_rng(0).normal(size=x.shape), 0, 1)
