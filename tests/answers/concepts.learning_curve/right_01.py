# right: permutation, test first, choice without replacement
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n_test = len(x) // 5
    test, pool = order[:n_test], order[n_test:]
    means, stds = [], []
    for size in sizes:
        scores = []
        for _ in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            predict = fit(x[chosen], y[chosen])
            scores.append(np.mean(predict(x[test]) == y[test]))
        means.append(np.mean(scores))
        stds.append(np.std(scores))
    return np.array(means), np.array(stds)
