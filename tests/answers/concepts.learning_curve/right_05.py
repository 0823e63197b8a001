# right: nested training sets, one new order per draw
def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    test, pool = np.split(order, [len(x) // 5])
    results = []
    for _ in range(draws):
        pool = rng.permutation(pool)
        row = []
        for size in sizes:
            predict = fit(x[pool[:size]], y[pool[:size]])
            row.append((predict(x[test]) == y[test]).sum() / len(test))
        results.append(row)
    results = np.array(results)
    return results.mean(axis=0), results.std(axis=0)
