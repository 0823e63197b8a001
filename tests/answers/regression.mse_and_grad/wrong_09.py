# wrong: the bias is left out of the prediction
# accept: bias_missing argument_ignored
def mse_and_grad(x, y, w, b):
    e = x @ w - y.ravel()
    n = len(e)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
