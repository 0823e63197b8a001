# right: column by column
def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    n, d = x.shape
    if training and n < 2:
        raise ValueError("too few samples")
    out, x_hat, s = np.zeros((n, d)), np.zeros((n, d)), np.zeros(d)
    mean, var = running[0].copy(), running[1].copy()
    for j in range(d):
        if training:
            mu = sum(x[:, j]) / n
            sigma2 = sum((x[:, j] - mu) ** 2) / n
            mean[j] = (1 - momentum) * mean[j] + momentum * mu
            var[j] = (1 - momentum) * var[j] + momentum * sigma2 * n / (n - 1)
        else:
            mu, sigma2 = mean[j], var[j]
        s[j] = (sigma2 + eps) ** 0.5
        x_hat[:, j] = (x[:, j] - mu) / s[j]
        out[:, j] = gamma[j] * x_hat[:, j] + beta[j]
    return out, (x_hat, s, gamma), (mean, var)


def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    n, d = dout.shape
    dx = np.zeros((n, d))
    for i in range(n):
        for k in range(n):
            factor = float(i == k) - 1 / n - x_hat[k] * x_hat[i] / n
            dx[i] += dout[k] * gamma * factor / s
    return dx, sum(dout * x_hat), sum(dout)
