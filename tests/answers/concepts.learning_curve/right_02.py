# right: table of scores, draws outside, sizes inside
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    x, y = x[order], y[order]
    held = len(x) // 5
    x_test, y_test, x_pool, y_pool = x[:held], y[:held], x[held:], y[held:]
    scores = np.zeros((draws, len(sizes)))
    for d in range(draws):
        for s, size in enumerate(sizes):
            pick = rng.permutation(len(x_pool))[:size]
            predict = fit(x_pool[pick], y_pool[pick])
            scores[d, s] = (predict(x_test) == y_test).mean()
    return scores.mean(axis=0), scores.std(axis=0)
