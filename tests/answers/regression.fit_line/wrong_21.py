# wrong: fits a line through the origin, without a bias
# accept: bias_missing
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    w = np.linalg.pinv(x.T @ x + n * ridge * np.eye(d), rcond=1e-11) @ x.T @ y
    return w, 0.0
