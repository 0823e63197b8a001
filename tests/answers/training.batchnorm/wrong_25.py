# wrong: no ValueError for a single sample
# accept: too_few_accepted
import numpy as np


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    mean, var = running
    if training:
        n = len(x)
        mu, sigma2 = x.mean(axis=0), x.var(axis=0)
        running = (
            (1 - momentum) * mean + momentum * mu,
            (1 - momentum) * var + momentum * sigma2 * n / max(n - 1, 1),
        )
    else:
        mu, sigma2 = mean, var
    s = np.sqrt(sigma2 + eps)
    x_hat = (x - mu) / s
    return gamma * x_hat + beta, (x_hat, s, gamma), running


def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    g = gamma * dout
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)
