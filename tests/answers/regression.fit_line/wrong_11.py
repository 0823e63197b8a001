# wrong: the factor 2 of the squared error is missing
# accept: two_forgotten
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    n = len(y)
    for _ in range(steps):
        e = x @ w + b - y
        w, b = w - lr * (x.T @ e / n + 2 * ridge * w), b - lr * e.mean()
    return w, b
