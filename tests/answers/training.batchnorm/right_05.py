# right: Python loops over columns and samples with math.fsum
import math
import numpy as np


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    count, columns = x.shape
    if training and count < 2:
        raise ValueError("too few samples")
    out, x_hat, s = np.zeros(x.shape), np.zeros(x.shape), np.zeros(columns)
    new_mean, new_var = running[0].copy(), running[1].copy()
    for d in range(columns):
        if training:
            mu = math.fsum(x[:, d]) / count
            squares = math.fsum((value - mu) ** 2 for value in x[:, d])
            var = squares / count
            new_mean[d] = (1 - momentum) * running[0][d] + momentum * mu
            new_var[d] = (1 - momentum) * running[1][d] + momentum * squares / (count - 1)
        else:
            mu, var = running[0][d], running[1][d]
        s[d] = math.sqrt(var + eps)
        for n in range(count):
            x_hat[n, d] = (x[n, d] - mu) / s[d]
            out[n, d] = gamma[d] * x_hat[n, d] + beta[d]
    return out, (x_hat, s, gamma), (new_mean, new_var)


def batchnorm_backward(dout, cache):
    (x_hat, s, gamma), (count, columns) = cache, dout.shape
    dx, dgamma, dbeta = np.zeros((count, columns)), np.zeros(columns), np.zeros(columns)
    for d in range(columns):
        for n in range(count):
            dgamma[d] += dout[n, d] * x_hat[n, d]
            dbeta[d] += dout[n, d]
        for i in range(count):
            arrives = dout[i, d] - dbeta[d] / count - x_hat[i, d] * dgamma[d] / count
            dx[i, d] = arrives * gamma[d] / s[d]
    return dx, dgamma, dbeta
