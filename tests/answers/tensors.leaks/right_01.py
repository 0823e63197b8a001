# right: one wild table, one test row kept
def leaks(steps, x, y, test):
    kept = np.flatnonzero(test)[0]
    others = test.copy()
    others[kept] = False
    x2, y2 = x.copy(), y.copy()
    x2[others] = np.random.default_rng(1).normal(500, 100, size=x2[others].shape)
    y2[test] = 1 - y2[test]
    found = []
    for name, step in steps:
        before = step(x.copy(), y.copy(), test.copy())
        after = step(x2.copy(), y2.copy(), test.copy())
        if not np.allclose(before[~others], after[~others]):
            found.append(name)
    return found
