# wrong: no shuffling, the first fifth of the table is held out
# accept: not_shuffled
def learning_curve(fit, x, y, sizes, draws, rng):
    n = len(x) // 5
    x_test, y_test = x[:n], y[:n]
    x_rest, y_rest = x[n:], y[n:]
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            c = rng.choice(len(x_rest), size, replace=False)
            scores[i, d] = np.mean(fit(x_rest[c], y_rest[c])(x_test) == y_test)
    return scores.mean(axis=1), scores.std(axis=1)
