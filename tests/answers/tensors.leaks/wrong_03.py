# wrong: the labels are left alone
# accept: labels_not_changed
def leaks(steps, x, y, test):
    others = test.copy()
    others[np.flatnonzero(test)[0]] = False
    x2 = x.copy()
    x2[others] = np.random.default_rng(0).normal(300, 50, size=x2[others].shape)
    out = []
    for name, step in steps:
        a, b = step(x, y, test), step(x2, y, test)
        if not np.allclose(a[~others], b[~others]):
            out.append(name)
    return out
