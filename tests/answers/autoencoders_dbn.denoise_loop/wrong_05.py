# wrong: the global generator
# accept: uses_global_random own_generator
def corrupt(x, noise, rng):
    return np.clip(x + noise * np.random.normal(size=x.shape), 0, 1)
