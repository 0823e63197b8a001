# wrong: the square of the mean instead of the mean of the squares
# accept: averaged_too_early
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e) ** 2, 2 / n * x.T @ e, 2 / n * e.sum()
