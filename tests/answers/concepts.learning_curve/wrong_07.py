# wrong: standard deviation with ddof=1 instead of np.std's own
# accept: sample_std
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            scores[i, d] = np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1, ddof=1)
