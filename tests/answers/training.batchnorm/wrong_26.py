# wrong: raises ValueError for a single sample in evaluation as well
# accept: refused_in_evaluation
import math
import numpy as np


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    count, columns = x.shape
    if count < 2:
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
    x_hat, s, gamma = cache
    dbeta = np.ones(len(dout)) @ dout
    dgamma = np.einsum("nd,nd->d", dout, x_hat)
    # the sums of g are gamma times dbeta and dgamma
    dx = gamma / s * (dout - (dbeta + x_hat * dgamma) / len(dout))
    return dx, dgamma, dbeta
