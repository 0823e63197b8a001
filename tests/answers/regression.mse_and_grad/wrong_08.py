# wrong: x is not transposed in the gradient, so the shapes do not fit
# accept: transpose_missing
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), 2 / n * x @ e, 2 / n * e.sum()
