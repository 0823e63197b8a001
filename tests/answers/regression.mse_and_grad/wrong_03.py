# wrong: the gradients are not divided by the number of samples
# accept: gradient_not_averaged not_averaged
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    return np.mean(e**2), 2 * x.T @ e, 2 * e.sum()
