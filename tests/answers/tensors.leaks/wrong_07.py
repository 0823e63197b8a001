# wrong: the honest steps come back
# accept: honest_returned
def leaks(steps, x, y, test):
    others = test.copy()
    others[np.flatnonzero(test)[0]] = False
    x2, y2 = x.copy(), np.where(test, 1 - y, y)
    x2[others] = np.random.default_rng(0).normal(300, 50, size=x2[others].shape)
    out = []
    for name, step in steps:
        if np.allclose(step(x, y, test)[~others], step(x2, y2, test)[~others]):
            out.append(name)
    return out
