# right: plain loops and lists
def fit_gd(x, y, lr, steps, ridge=0.0):
    n, d = len(x), len(x[0])
    w, b = [0.0] * d, 0.0
    for _ in range(steps):
        errors = [sum(x[i][j] * w[j] for j in range(d)) + b - y[i] for i in range(n)]
        new_w = []
        for j in range(d):
            slope = sum(2 * errors[i] * x[i][j] for i in range(n)) / n + 2 * ridge * w[j]
            new_w.append(w[j] - lr * slope)
        b = b - lr * 2 * sum(errors) / n
        w = new_w
    return np.array(w), b
