# wrong: geomspace
# accept: grid_instead
def log_uniform(low, high, n, rng):
    return np.geomspace(low, high, n)
