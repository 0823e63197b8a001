# wrong: the gradient of the bias is not averaged over the samples
# accept: bias_not_averaged not_averaged
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), 2 / n * x.T @ e, 2 * e.sum()
