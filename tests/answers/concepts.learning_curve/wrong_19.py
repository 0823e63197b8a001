# wrong: takes what fit returns for the predictions and never calls predict
# accept: not_called
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    mean, std = [], []
    for size in sizes:
        acc = []
        for _ in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            prediction = fit(x[chosen], y[chosen])
            acc.append(np.mean(prediction == y[test]))
        mean.append(np.mean(acc))
        std.append(np.std(acc))
    return np.array(mean), np.array(std)
