# wrong: a new held-out set for every draw instead of one once and for all
# accept: held_out_redrawn
def learning_curve(fit, x, y, sizes, draws, rng):
    n = len(x) // 5
    mean, std = [], []
    for size in sizes:
        acc = []
        for _ in range(draws):
            order = rng.permutation(len(x))
            test, train = order[:n], order[n : n + size]
            predict = fit(x[train], y[train])
            acc.append(np.mean(predict(x[test]) == y[test]))
        mean.append(np.mean(acc))
        std.append(np.std(acc))
    return np.array(mean), np.array(std)
