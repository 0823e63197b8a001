# wrong: the gradient of the mean squared error is not averaged over the samples
# accept: gradient_not_averaged
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        e = x @ w + b - y
        w, b = w - lr * (2 * x.T @ e + 2 * ridge * w), b - lr * 2 * e.sum()
    return w, b
