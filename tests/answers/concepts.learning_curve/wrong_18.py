# wrong: returns the variance instead of the standard deviation
# accept: variance
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.array([
        [np.mean(fit(x[c], y[c])(x[test]) == y[test]) for c in (rng.permutation(pool)[:size] for _ in range(draws))]
        for size in sizes
    ])
    return scores.mean(axis=1), scores.var(axis=1)
