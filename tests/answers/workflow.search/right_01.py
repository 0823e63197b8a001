# right: powers of two
def log_uniform(low, high, n, rng):
    return 2.0 ** rng.uniform(np.log2(low), np.log2(high), size=n)
