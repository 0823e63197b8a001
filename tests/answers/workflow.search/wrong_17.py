# wrong: the setting lives in one buffer that later trials overwrite
# accept: last_setting_returned
def log_uniform(low, high, n, rng):
    return np.clip(np.exp(rng.uniform(np.log(low), np.log(high), n)), low, high)


def random_search(score, ranges, n, rng):
    setting = np.empty(len(ranges))
    best, best_score = None, -np.inf
    for _ in range(n):
        for d, (low, high) in enumerate(ranges):
            setting[d] = log_uniform(low, high, 1, rng)[0]
        found = score(setting)
        if found > best_score:
            best, best_score = setting, found
    return best, best_score
