# right: normal equations with ridge on all but the bias, lstsq as solver
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.c_[np.ones(n), x]
    penalty = n * ridge * np.eye(d + 1)
    penalty[0, 0] = 0
    theta = np.linalg.lstsq(a.T @ a + penalty, a.T @ y, rcond=1e-11)[0]
    return theta[1:], theta[0]
