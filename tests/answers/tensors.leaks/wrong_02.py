# wrong: only training rows are compared
# accept: test_side_missed
def leaks(steps, x, y, test):
    x2, y2 = x.copy(), y.copy()
    x2[test] = np.random.default_rng(0).normal(300, 50, size=x2[test].shape)
    y2[test] = 1 - y2[test]
    out = []
    for name, step in steps:
        a, b = step(x, y, test), step(x2, y2, test)
        if not np.allclose(a[~test], b[~test]):
            out.append(name)
    return out
