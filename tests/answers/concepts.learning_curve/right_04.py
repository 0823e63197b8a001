# right: random keys sorted, comprehensions, helper for one accuracy
def learning_curve(fit, x, y, sizes, draws, rng):
    is_test = np.zeros(len(x), dtype=bool)
    is_test[rng.choice(len(x), len(x) // 5, replace=False)] = True
    rest = np.flatnonzero(~is_test)

    def once(size):
        drawn = rest[np.argsort(rng.random(len(rest)))[:size]]
        return np.mean(fit(x[drawn], y[drawn])(x[is_test]) == y[is_test])

    table = np.array([[once(size) for _ in range(draws)] for size in sizes])
    return np.mean(table, axis=1), np.std(table, axis=1)
