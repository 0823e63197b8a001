# right: from the top
def log_uniform(low, high, n, rng):
    return high * np.exp(-rng.random(n) * (np.log(high) - np.log(low)))
