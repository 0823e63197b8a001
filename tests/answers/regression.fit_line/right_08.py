# right: centred data, pseudo-inverse of the covariance
def fit_normal(x, y, ridge=0.0):
    mx, my = x.mean(axis=0), y.mean()
    xc, yc = x - mx, y - my
    n, d = x.shape
    w = np.linalg.pinv(xc.T @ xc / n + ridge * np.eye(d), rcond=1e-10, hermitian=True) @ (xc.T @ yc / n)
    return w, my - mx @ w
