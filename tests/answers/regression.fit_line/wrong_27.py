# wrong: a hundred steps of gradient descent instead of the exact minimum
# accept: not_converged
def fit_normal(x, y, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(100):
        e = x @ w + b - y
        w, b = w - 0.01 * (2 * x.T @ e / len(y) + 2 * ridge * w), b - 0.01 * 2 * e.mean()
    return w, b
