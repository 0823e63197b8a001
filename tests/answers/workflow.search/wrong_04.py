# wrong: log with powers of ten
# accept: bases_mixed
def log_uniform(low, high, n, rng):
    return 10 ** rng.uniform(np.log(low), np.log(high), n)
