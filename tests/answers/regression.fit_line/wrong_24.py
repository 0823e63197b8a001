# wrong: the column of ones stands first but the bias is taken from the last place
# accept: bias_from_wrong_place
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([np.ones((n, 1)), x])
    penalty = n * ridge * np.eye(d + 1)
    penalty[0, 0] = 0
    theta = np.linalg.pinv(a.T @ a + penalty, rcond=1e-11) @ a.T @ y
    return theta[:-1], theta[-1]
