# wrong: the gradient of the bias is one number per sample instead of their sum
# accept: not_reduced
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e
