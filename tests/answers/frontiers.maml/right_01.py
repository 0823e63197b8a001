# right: step in one line
def adapt(w, x, y, alpha):
    return w - alpha * np.mean(2 * (x @ w - y)[:, None] * x, axis=0)
