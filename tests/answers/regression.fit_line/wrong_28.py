# wrong: always adds a ridge of 0.01 to make the equations solvable, so the minimum is not exact
# accept: ridge_always_added
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    penalty = (n * ridge + 0.01) * np.eye(d + 1)
    penalty[-1, -1] = 0
    theta = np.linalg.solve(a.T @ a + penalty, a.T @ y)
    return theta[:-1], theta[-1]
