# wrong: x and y are shuffled separately, so the labels no longer belong to their examples
# accept: labels_apart
def learning_curve(fit, x, y, sizes, draws, rng):
    x = rng.permutation(x)
    y = rng.permutation(y)
    n = len(x) // 5
    scores = np.zeros((len(sizes), draws))
    for i, size in enumerate(sizes):
        for d in range(draws):
            c = n + rng.choice(len(x) - n, size, replace=False)
            scores[i, d] = np.mean(fit(x[c], y[c])(x[:n]) == y[:n])
    return scores.mean(axis=1), scores.std(axis=1)
