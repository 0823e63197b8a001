# wrong: calls score once more for the best setting, n + 1 calls
# accept: asked_again
def log_uniform(low, high, n, rng):
    share = rng.random(n)
    return low ** (1 - share) * high**share  # weighted geometric mean of the ends


def random_search(score, ranges, n, rng):
    settings = np.stack([log_uniform(a, b, n, rng) for a, b in ranges], axis=1)
    best = settings[np.nanargmax([score(s) for s in settings])]
    return best, score(best)
