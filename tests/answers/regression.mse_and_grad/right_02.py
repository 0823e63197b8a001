# right: plain loops
def mse_and_grad(x, y, w, b):
    n, d = x.shape
    targets = [float(t) for t in np.asarray(y).reshape(-1)]
    loss, grad_w, grad_b = 0.0, np.zeros(d), 0.0
    for i in range(n):
        prediction = b
        for j in range(d):
            prediction += x[i, j] * w[j]
        error = prediction - targets[i]
        loss += error**2 / n
        grad_b += 2 * error / n
        for j in range(d):
            grad_w[j] += 2 * error * x[i, j] / n
    return loss, grad_w, grad_b
