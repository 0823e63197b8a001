# right: walrus and einsum forward, the full Jacobian of each column backward
import numpy as np


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    mu, var = np.array(running[0]), np.array(running[1])
    if training:
        if (n := len(x)) < 2:
            raise ValueError("N must be at least 2")
        mu = np.ones(n) @ x / n
        centred = x - mu
        var = np.einsum("nd,nd->d", centred, centred) / n
        step = np.stack([mu, var * n / (n - 1)]) - np.stack(running)
        running = tuple(np.stack(running) + momentum * step)
    cache = (x_hat := (x - mu) / (s := np.sqrt(var + eps)), s, gamma)
    return np.einsum("nd,d->nd", x_hat, gamma) + beta, cache, running


def batchnorm_backward(dout, cache):
    """Step 3 as a Jacobian (N, N) for every column, then one product."""
    x_hat, s, gamma = cache
    n = dout.shape[0]
    columns = []
    for h, spread, g in zip(x_hat.T, s, (dout * gamma).T):
        jacobian = (np.eye(n) - 1 / n - np.outer(h, h) / n) / spread
        columns.append(jacobian.T @ g)
    return np.stack(columns, axis=1), np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
