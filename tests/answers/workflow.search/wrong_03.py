# wrong: log10 with exp
# accept: other_bases_mixed
def log_uniform(low, high, n, rng):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), n))
