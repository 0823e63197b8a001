# wrong: logs returned
# accept: logarithms_returned
def log_uniform(low, high, n, rng):
    return rng.uniform(np.log(low), np.log(high), n)
