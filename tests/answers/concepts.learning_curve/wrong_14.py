# wrong: the list of accuracies is not emptied for each size, so later means contain the earlier sizes
# accept: scores_pile_up
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    mean, std, acc = [], [], []
    for size in sizes:
        for _ in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            acc.append(np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test]))
        mean.append(np.mean(acc))
        std.append(np.std(acc))
    return np.array(mean), np.array(std)
