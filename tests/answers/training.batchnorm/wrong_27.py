# wrong: the cache holds the variance in the place of s
# accept: variance_in_cache
import torch
import numpy as np


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    t, g, b = (torch.tensor(a) for a in (x, gamma, beta))
    mean, var = (torch.tensor(a) for a in running)
    use_mean, use_var = mean, var
    if training:
        if t.shape[0] < 2:
            raise ValueError("at least 2 samples in training")
        use_var, use_mean = torch.var_mean(t, dim=0, correction=0)
        mean = torch.lerp(mean, use_mean, momentum)
        var = torch.lerp(var, torch.var(t, dim=0, correction=1), momentum)
    s = torch.sqrt(use_var + eps)
    x_hat = (t - use_mean) / s
    out = torch.addcmul(b, g, x_hat)
    return out.numpy(), (x_hat.numpy(), use_var.numpy(), gamma), (mean.numpy(), var.numpy())


def batchnorm_backward(dout, cache):
    """Step 3 as a Jacobian (N, N) for every column, then one product."""
    x_hat, s, gamma = cache
    n = dout.shape[0]
    columns = []
    for h, spread, g in zip(x_hat.T, s, (dout * gamma).T):
        jacobian = (np.eye(n) - 1 / n - np.outer(h, h) / n) / spread
        columns.append(jacobian.T @ g)
    return np.stack(columns, axis=1), np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
