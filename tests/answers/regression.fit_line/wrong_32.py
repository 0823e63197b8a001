# wrong: ridge is added to every entry of the matrix instead of the diagonal
# accept: ridge_everywhere
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    xc, yc = x - x.mean(axis=0), y - y.mean()
    w = np.linalg.pinv(xc.T @ xc + n * ridge, rcond=1e-11) @ xc.T @ yc
    return w, y.mean() - x.mean(axis=0) @ w
