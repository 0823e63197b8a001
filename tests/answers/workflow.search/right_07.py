# right: score of each kept in an array
def random_search(score, ranges, n, rng):
    a = np.log([r[0] for r in ranges])
    b = np.log([r[1] for r in ranges])
    pts = np.exp(rng.uniform(a, b, (n, len(ranges))))
    vals = np.empty(n)
    for i in range(n):
        vals[i] = score(pts[i])
    vals[np.isnan(vals)] = -np.inf
    return pts[vals.argmax()], vals.max()
