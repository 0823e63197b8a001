# wrong: not averaged
# accept: not_averaged
def adapt(w, x, y, alpha):
    return w - alpha * 2 * x.T @ (x @ w - y)
