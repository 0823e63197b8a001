# wrong: trains on the fifth and tests on the other four fifths
# accept: parts_swapped
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    pool, test = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            chosen = rng.permutation(pool)[:size]
            scores[i, d] = np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
