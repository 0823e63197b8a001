# wrong: return stands inside the loop over the sizes, so only the first size is measured
# accept: returns_in_loop first_only
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    n = len(x) // 5
    test, pool = order[:n], order[n:]
    means, stds = [], []
    for size in sizes:
        acc = []
        for _ in range(draws):
            chosen = rng.choice(pool, size, replace=False)
            acc.append(np.mean(fit(x[chosen], y[chosen])(x[test]) == y[test]))
        means.append(np.mean(acc))
        stds.append(np.std(acc))
        return np.array(means), np.array(stds)
