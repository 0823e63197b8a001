# wrong: the ridge is not multiplied by the number of samples, although the loss is a mean
# accept: ridge_not_scaled
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    penalty = ridge * np.eye(d + 1)
    penalty[-1, -1] = 0
    theta = np.linalg.pinv(a.T @ a + penalty, rcond=1e-11) @ a.T @ y
    return theta[:-1], theta[-1]
