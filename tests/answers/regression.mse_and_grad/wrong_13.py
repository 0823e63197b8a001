# wrong: the gradient for w is a column (D, 1) instead of (D,)
# accept: axis_left_over
def mse_and_grad(x, y, w, b):
    n = len(x)
    e = x @ w.reshape(-1, 1) + b - y.reshape(-1, 1)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
