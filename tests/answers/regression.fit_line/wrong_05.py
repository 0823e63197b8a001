# wrong: steps uphill, the gradient is added
# accept: uphill
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    n = len(y)
    for _ in range(steps):
        e = x @ w + b - y
        w, b = w + lr * (2 / n * x.T @ e + 2 * ridge * w), b + lr * 2 / n * e.sum()
    return w, b
