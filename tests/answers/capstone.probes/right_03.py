# right: multiplied, kept row by row
def looks_sideways(pipeline, x, y, test, rng):
    rows = np.where(test)[0]
    before = pipeline(x, y, test)
    found = False
    for i in range(len(rows)):
        z = x.copy()
        for j in rows:
            if j != rows[i]:
                z[j] = z[j] * -7 + rng.normal(30, 5, x.shape[1])
        found = found or bool(pipeline(z, y, test)[i] != before[i])
    return found
