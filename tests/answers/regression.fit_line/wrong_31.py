# wrong: gives up with zeros where columns are equal
# accept: zeros_when_singular singular
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    if np.linalg.matrix_rank(a) < d + 1:
        return np.zeros(d), 0.0
    penalty = n * ridge * np.eye(d + 1)
    penalty[-1, -1] = 0
    theta = np.linalg.solve(a.T @ a + penalty, a.T @ y)
    return theta[:-1], theta[-1]
