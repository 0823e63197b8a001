# wrong: a few steps of gradient descent do not reach the best line
# accept: not_converged
def noise_floor(x, y):
    w, b = 0.0, 0.0
    for _ in range(10):
        e = w * x + b - y
        w, b = w - 0.05 * 2 * np.mean(e * x), b - 0.05 * 2 * np.mean(e)
    return np.sum((w * x + b - y) ** 2) / (len(x) - 2)
