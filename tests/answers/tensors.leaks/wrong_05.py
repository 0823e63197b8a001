# wrong: the test rows are only exchanged among each other
# accept: only_exchanged
def leaks(steps, x, y, test):
    rows = np.flatnonzero(test)
    x2, y2 = x.copy(), y.copy()
    x2[rows[1:]] = x[np.roll(rows[1:], 1)]
    y2[test] = 1 - y2[test]
    keep = ~test
    keep[rows[0]] = True
    return [n for n, step in steps if not np.allclose(step(x, y, test)[keep], step(x2, y2, test)[keep])]
