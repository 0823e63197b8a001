# wrong: starts with 0 as the best score, so negative scores never win
# accept: starts_at_zero
def log_uniform(low, high, n, rng):
    return np.clip(np.exp(rng.uniform(np.log(low), np.log(high), n)), low, high)


def random_search(score, ranges, n, rng):
    best_setting, best_score = None, 0
    for _ in range(n):
        setting = np.array([log_uniform(low, high, 1, rng)[0] for low, high in ranges])
        value = score(setting)
        if value > best_score:
            best_setting, best_score = setting, value
    return best_setting, best_score
