# right: a list
def log_uniform(low, high, n, rng):
    return [float(low * (high / low) ** rng.random()) for _ in range(n)]
