# wrong: stops early when the loss changes little, so fewer steps are taken than asked
# accept: stops_early
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    n, last = len(y), np.inf
    for _ in range(steps):
        e = x @ w + b - y
        loss = np.mean(e**2) + ridge * np.sum(w**2)
        if abs(last - loss) < 1e-2:
            break
        last = loss
        w, b = w - lr * (2 / n * x.T @ e + 2 * ridge * w), b - lr * 2 / n * e.sum()
    return w, b
