# right: three experiments in functions of their own
def leaks(steps, x, y, test):
    rows = np.flatnonzero(test)

    def same(a, b):
        return a.shape == b.shape and np.allclose(a, b, equal_nan=True)

    def is_clean(step):
        out = step(x, y, test)
        if not same(out, step(x, np.where(test, 1 - y, y), test)):
            return False
        for kept in (rows[0], rows[-1]):
            wild = x.copy()
            for i in rows:
                if i != kept:
                    wild[i] = x[i] * 7 + 100
            new = step(wild, y, test)
            if not same(out[~test], new[~test]) or not same(out[kept], new[kept]):
                return False
        return True

    return [name for name, step in steps if not is_clean(step)]
