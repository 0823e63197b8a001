# wrong: the two is missing
# accept: two_forgotten
def adapt(w, x, y, alpha):
    return w - alpha * x.T @ (x @ w - y) / len(y)
