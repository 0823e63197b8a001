# wrong: nothing is held out, the training sets are drawn from all examples and tested on a part of them
# accept: overlap
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    test = order[: len(x) // 5]
    mean, std = [], []
    for size in sizes:
        acc = []
        for _ in range(draws):
            chosen = rng.choice(len(x), size, replace=False)
            predict = fit(x[chosen], y[chosen])
            acc.append(np.mean(predict(x[test]) == y[test]))
        mean.append(np.mean(acc))
        std.append(np.std(acc))
    return np.array(mean), np.array(std)
