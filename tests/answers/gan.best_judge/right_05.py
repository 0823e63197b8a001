# right: boolean mask, filled only where something is
def optimal_d(p, q):
    p = np.asarray(p)
    q = np.asarray(q)
    d = np.ones(p.shape) / 2
    mask = (p > 0) | (q > 0)
    d[mask] = p[mask] / (p[mask] + q[mask])
    return d
