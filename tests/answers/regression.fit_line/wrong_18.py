# wrong: solve raises (or gives nonsense) where columns of x are equal
# accept: singular
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    penalty = n * ridge * np.eye(d + 1)
    penalty[-1, -1] = 0
    theta = np.linalg.solve(a.T @ a + penalty, a.T @ y)
    return theta[:-1], theta[-1]
