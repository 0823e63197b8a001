# right: predicts one held-out example after the other
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    test = order[: len(x) // 5]
    pool = order[len(x) // 5 :]
    out = []
    for size in sizes:
        acc = []
        for _ in range(draws):
            idx = rng.choice(len(pool), size=size, replace=False)
            predict = fit(x[pool][idx], y[pool][idx])
            acc.append(np.mean([predict(x[i : i + 1])[0] == y[i] for i in test]))
        out.append((np.mean(acc), np.std(acc)))
    mean, std = zip(*out)
    return np.array(mean), np.array(std)
