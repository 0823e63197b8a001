# wrong: measures the accuracy on the training examples
# accept: tried_on_training
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    pool = order[len(x) // 5 :]
    mean, std = [], []
    for size in sizes:
        acc = []
        for _ in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            predict = fit(x[chosen], y[chosen])
            acc.append(np.mean(predict(x[chosen]) == y[chosen]))
        mean.append(np.mean(acc))
        std.append(np.std(acc))
    return np.array(mean), np.array(std)
