# wrong: uniform
# accept: drawn_evenly
def log_uniform(low, high, n, rng):
    return rng.uniform(low, high, n)
