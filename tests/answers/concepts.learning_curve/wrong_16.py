# wrong: the pool is shuffled but the training sets are always its first rows of the unshuffled table
# accept: same_draws overlap
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            rng.permutation(pool)
            predict = fit(x[:size], y[:size])
            scores[i, d] = np.mean(predict(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
