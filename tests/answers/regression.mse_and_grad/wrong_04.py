# wrong: the loss is summed instead of averaged
# accept: not_averaged
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.sum(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
