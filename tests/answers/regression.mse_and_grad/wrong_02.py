# wrong: the factor 2 is missing in both gradients
# accept: two_forgotten
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), x.T @ e / n, e.sum() / n
