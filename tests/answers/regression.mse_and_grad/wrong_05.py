# wrong: errors are target minus prediction, so both gradients have the wrong sign
# accept: wrong_sign negated
def mse_and_grad(x, y, w, b):
    e = y.ravel() - (x @ w + b)
    n = len(e)
    return np.mean(e**2), 2 / n * x.T @ e, 2 / n * e.sum()
