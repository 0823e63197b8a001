# wrong: returns the root of the mean squared error as loss
# accept: square_root
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.sqrt(np.mean(e**2)), 2 / n * x.T @ e, 2 / n * e.sum()
