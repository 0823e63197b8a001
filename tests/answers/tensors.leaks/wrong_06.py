# wrong: training rows are changed instead
# accept: training_changed
def leaks(steps, x, y, test):
    train = ~test
    x2, y2 = x.copy(), y.copy()
    x2[train] = np.random.default_rng(0).normal(300, 50, size=x2[train].shape)
    y2[train] = 1 - y2[train]
    return [n for n, step in steps if not np.allclose(step(x, y, test)[test], step(x2, y2, test)[test])]
