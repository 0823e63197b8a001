# wrong: returns the new w and b after a step instead of the gradients
# accept: step_taken
def mse_and_grad(x, y, w, b):
    e = x @ w + b - y.ravel()
    n = len(e)
    return np.mean(e**2), w - 2 / n * x.T @ e, b - 2 / n * e.sum()
