# right: np.divide with where
def optimal_d(p, q):
    p, q = np.asarray(p, float), np.asarray(q, float)
    s = p + q
    out = np.full(s.shape, 0.5)
    np.divide(p, s, out=out, where=s > 0)
    return out
