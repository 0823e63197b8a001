# wrong: the same training set is used at every draw, so the standard deviation is 0
# accept: same_draws
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            chosen = pool[:size]
            predict = fit(x[chosen], y[chosen])
            scores[i, d] = np.mean(predict(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
