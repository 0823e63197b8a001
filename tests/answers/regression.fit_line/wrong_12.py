# wrong: the error is computed once before the loop and never again
# accept: error_computed_once
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    n = len(y)
    e = x @ w + b - y
    for _ in range(steps):
        w = w - lr * (2 / n * x.T @ e + 2 * ridge * w)
        b = b - lr * 2 / n * e.sum()
    return w, b
