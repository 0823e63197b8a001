# wrong: a column y of shape (N, 1) makes an (N, N) table of errors
# accept: column_broadcast outer_broadcast
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y
    n = len(x)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
