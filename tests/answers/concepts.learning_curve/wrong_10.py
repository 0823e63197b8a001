# wrong: uses np.random instead of the generator that was handed in
# accept: uses_global_random argument_ignored
def learning_curve(fit, x, y, sizes, draws, rng):
    order = np.random.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            chosen = np.random.choice(pool, size, replace=False)
            scores[i, d] = np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
