# wrong: holds out 5 examples instead of a fifth
# accept: five_held_out
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    test, pool = order[:5], order[5:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            scores[i, d] = np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test])
    return scores.mean(axis=1), scores.std(axis=1)
