# wrong: the ridge shrinks the bias too
# accept: bias_penalised
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    theta = np.linalg.pinv(a.T @ a + n * ridge * np.eye(d + 1), rcond=1e-11) @ a.T @ y
    return theta[:-1], theta[-1]
