# wrong: mean absolute error and its gradient instead of the mean squared error
# accept: absolute_error
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(np.abs(e)), x.T @ np.sign(e) / n, np.sum(np.sign(e)) / n
