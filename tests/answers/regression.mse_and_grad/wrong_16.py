# wrong: divides the gradient for w by the number of features instead of samples
# accept: divided_by_features
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), 2 / x.shape[1] * x.T @ e, 2 / n * e.sum()
