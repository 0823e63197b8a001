# right: plain Python comparison of rows
def leaks(steps, x, y, test):
    names = []
    for name, step in steps:
        first = np.array(step(x.copy(), y.copy(), test.copy())).tolist()
        flipped = y.copy()
        flipped[test] = 1 - flipped[test]
        ok = np.array(step(x.copy(), flipped, test.copy())).tolist() == first
        for spared in np.flatnonzero(test):
            other = x.copy()
            for i in range(len(x)):
                if test[i] and i != spared:
                    other[i] = 50 + 3 * i
            second = np.array(step(other, y.copy(), test.copy())).tolist()
            for i in range(len(x)):
                if (not test[i] or i == spared) and first[i] != second[i]:
                    ok = False
        if not ok:
            names.append(name)
    return names
