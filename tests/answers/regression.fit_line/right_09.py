# right: singular value decomposition of the centred data
def fit_normal(x, y, ridge=0.0):
    n = len(x)
    centre = x.mean(axis=0)
    u, s, vt = np.linalg.svd(x - centre, full_matrices=False)
    filtered = np.array([value / (value**2 + n * ridge) if value > 1e-9 * max(s[0], 1e-30) else 0.0 for value in s])
    w = vt.T @ (filtered * (u.T @ (y - y.mean())))
    return w, float(y.mean() - centre @ w)
