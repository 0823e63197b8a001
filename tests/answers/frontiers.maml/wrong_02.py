# wrong: uphill
# accept: uphill error_reversed
def adapt(w, x, y, alpha):
    return w + alpha * 2 * x.T @ (x @ w - y) / len(y)
