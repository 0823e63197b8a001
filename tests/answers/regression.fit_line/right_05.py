# right: one parameter vector, ridge switched off for its last entry
def fit_gd(x, y, lr, steps, ridge=0.0):
    n, d = x.shape
    a = np.c_[x, np.ones(n)]
    theta = np.zeros(d + 1)
    penalty = np.append(np.full(d, ridge), 0.0)
    for _ in range(steps):
        theta = theta - 2 * lr * (a.T @ (a @ theta - y) / n + penalty * theta)
    return theta[:-1], float(theta[-1])
