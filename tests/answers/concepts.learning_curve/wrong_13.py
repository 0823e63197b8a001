# wrong: a generator with a fixed seed is made inside the loop, so every draw is the same
# accept: same_draws
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            rng = np.random.default_rng(0)
            chosen = rng.choice(pool, size, replace=False)
            scores[i, d] = np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
