# wrong: changes the caller's table
# accept: changes_input
def leaks(steps, x, y, test):
    before = [step(x.copy(), y.copy(), test) for _, step in steps]
    kept = np.flatnonzero(test)[0]
    others = test & (np.arange(len(x)) != kept)
    x[others] = np.random.default_rng(0).normal(300, 50, size=x[others].shape)
    y[test] = 1 - y[test]
    after = [step(x, y, test) for _, step in steps]
    pairs = zip(steps, before, after)
    return [name for (name, _), a, b in pairs if not np.allclose(a[~others], b[~others])]
