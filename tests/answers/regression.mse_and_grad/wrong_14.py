# wrong: y[:, 0] works for a column only and raises for y of shape (N,)
# accept: column_only
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y[:, 0]
    n = len(e)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
