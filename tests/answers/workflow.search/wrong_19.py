# wrong: a range from 1, so only n - 1 trials
# accept: one_trial_less
def log_uniform(low, high, n, rng):
    share = rng.random(n)
    return low ** (1 - share) * high**share  # weighted geometric mean of the ends


def random_search(score, ranges, n, rng):
    best, top = None, -np.inf
    for _ in range(1, n):
        setting = np.concatenate([log_uniform(a, b, 1, rng) for a, b in ranges])
        result = score(setting)
        if result > top:
            best, top = setting, result
    return best, top
