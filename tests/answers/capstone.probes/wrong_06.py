# wrong: the test rows only change places
# accept: reordered_only
def looks_sideways(pipeline, x, y, test, rng):
    rows = np.flatnonzero(test)
    before = pipeline(x, y, test)
    for i, row in enumerate(rows):
        others = np.delete(rows, i)
        z = x.copy()
        z[others] = x[rng.permutation(others)]
        if pipeline(z, y, test)[i] != before[i]:
            return True
    return False
