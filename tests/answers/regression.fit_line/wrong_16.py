# wrong: goes through the samples one by one (stochastic gradient descent) instead of using the mean
# accept: one_sample_per_step
def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for step in range(steps):
        i = step % len(x)
        e = x[i] @ w + b - y[i]
        w, b = w - lr * (2 * e * x[i] + 2 * ridge * w), b - lr * 2 * e
    return w, b
