# right: everything as columns, returned in a list
def mse_and_grad(x, y, w, b):
    n = len(x)
    y = y.reshape(n, 1)
    e = x @ w.reshape(-1, 1) + b - y
    loss = float(np.sum(e * e) / n)
    return [loss, (x.T @ e).ravel() * 2 / n, float(2 * np.sum(e) / n)]
