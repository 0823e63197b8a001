# wrong: the weights given are changed
# accept: changes_input
def adapt(w, x, y, alpha):
    w -= alpha * 2 * x.T @ (x @ w - y) / len(y)
    return w
