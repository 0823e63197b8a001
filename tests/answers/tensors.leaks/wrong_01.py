# wrong: the whole result is compared, so every step leaks
# accept: own_rows_compared
def leaks(steps, x, y, test):
    x2, y2 = x.copy(), y.copy()
    x2[test] = 1000.0
    y2[test] = 1 - y2[test]
    return [name for name, step in steps if not np.allclose(step(x, y, test), step(x2, y2, test))]
