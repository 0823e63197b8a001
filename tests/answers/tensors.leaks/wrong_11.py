# wrong: stops at the first leak
# accept: first_only returns_in_loop
def leaks(steps, x, y, test):
    others = test.copy()
    others[np.flatnonzero(test)[0]] = False
    x2, y2 = x.copy(), np.where(test, 1 - y, y)
    x2[others] = np.random.default_rng(0).normal(300, 50, size=x2[others].shape)
    for name, step in steps:
        if not np.allclose(step(x, y, test)[~others], step(x2, y2, test)[~others]):
            return [name]
    return []
