# wrong: the steps are chained instead of tried alone
# accept: steps_chained
def leaks(steps, x, y, test):
    others = test.copy()
    others[np.flatnonzero(test)[0]] = False
    x2, y2 = x.copy(), np.where(test, 1 - y, y)
    x2[others] = np.random.default_rng(0).normal(300, 50, size=x2[others].shape)
    out = []
    for name, step in steps:
        x, x2 = step(x, y, test), step(x2, y2, test)
        if not np.allclose(x[~others], x2[~others]):
            out.append(name)
    return out
