# wrong: own generator
# accept: rng_ignored
def log_uniform(low, high, n, rng):
    rng = np.random.default_rng(0)
    return np.exp(rng.uniform(np.log(low), np.log(high), n))
