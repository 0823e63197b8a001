# wrong: half the mean squared error as loss, with gradients of the whole one
# accept: loss_halved
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.sum(e**2) / (2 * n), 2 / n * x.T @ e, 2 / n * e.sum()
