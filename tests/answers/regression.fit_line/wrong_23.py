# wrong: the bias is the mean of y, the mean of x is forgotten
# accept: bias_is_mean_of_y
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    xc = x - x.mean(axis=0)
    w = np.linalg.pinv(xc.T @ xc + n * ridge * np.eye(d), rcond=1e-11) @ xc.T @ (y - y.mean())
    return w, y.mean()
