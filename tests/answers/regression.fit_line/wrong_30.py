# wrong: the ridge is taken off the diagonal instead of added
# accept: ridge_wrong_sign
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    xc, yc = x - x.mean(axis=0), y - y.mean()
    w = np.linalg.pinv(xc.T @ xc - n * ridge * np.eye(d), rcond=1e-11) @ xc.T @ yc
    return w, y.mean() - x.mean(axis=0) @ w
