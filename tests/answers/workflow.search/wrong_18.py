# wrong: the range of the first entry is used for all
# accept: one_range_for_all
def log_uniform(low, high, n, rng):
    exponents = np.log10(low) + (np.log10(high) - np.log10(low)) * rng.random(n)
    return np.minimum(np.maximum(10.0**exponents, low), high)


def random_search(score, ranges, n, rng):
    low, high = ranges[0]
    tried = log_uniform(low, high, n * len(ranges), rng).reshape(n, len(ranges))
    scores = np.array([score(t) for t in tried])
    best = int(np.nanargmax(scores))
    return tried[best], scores[best]
