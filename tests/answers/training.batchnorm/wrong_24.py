# wrong: the running statistics are changed in place
# accept: changes_input
import numpy as np


def _standardise(x, mean, var, eps):
    s = (var + eps) ** 0.5
    return (x - mean[None, :]) / s[None, :], s


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    if not training:
        x_hat, s = _standardise(x, *running, eps)
        return x_hat * gamma + beta, (x_hat, s, gamma), running
    if x.shape[0] <= 1:
        raise ValueError(f"batch normalisation needs 2 samples, not {x.shape[0]}")
    x_hat, s = _standardise(x, np.mean(x, axis=0), np.var(x, axis=0), eps)
    targets = np.mean(x, axis=0), np.var(x, axis=0, ddof=1)
    for old, new in zip(running, targets):
        old += momentum * (new - old)
    return x_hat * gamma + beta, (x_hat, s, gamma), tuple(running)


def batchnorm_backward(dout, cache):
    """Step 3 as a Jacobian (N, N) for every column, then one product."""
    x_hat, s, gamma = cache
    n = dout.shape[0]
    columns = []
    for h, spread, g in zip(x_hat.T, s, (dout * gamma).T):
        jacobian = (np.eye(n) - 1 / n - np.outer(h, h) / n) / spread
        columns.append(jacobian.T @ g)
    return np.stack(columns, axis=1), np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
