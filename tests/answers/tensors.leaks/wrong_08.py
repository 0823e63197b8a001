# wrong: the functions come back instead of their names
# accept: functions_returned
def leaks(steps, x, y, test):
    others = test.copy()
    others[np.flatnonzero(test)[0]] = False
    x2, y2 = x.copy(), np.where(test, 1 - y, y)
    x2[others] = np.random.default_rng(0).normal(300, 50, size=x2[others].shape)
    return [s for s in steps if not np.allclose(s[1](x, y, test)[~others], s[1](x2, y2, test)[~others])]
