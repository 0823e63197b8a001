# wrong: draws from NumPy's global generator instead of rng
# accept: argument_ignored uses_global_random
def log_uniform(low, high, n, rng):
    return np.exp(np.random.uniform(np.log(low), np.log(high), size=n))


def random_search(score, ranges, n, rng):
    tried = np.column_stack([log_uniform(low, high, n, rng) for low, high in ranges])
    scores = np.array([score(setting) for setting in tried], dtype=float)
    best = np.nanargmax(scores)
    return tried[best], scores[best]
