# wrong: uphill
# accept: uphill
def adapt(w, x, y, alpha):
    return w + alpha * 2 * x.T @ (x @ w - y) / len(y)
