# right: compact, with N in front
def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    batch = running
    if training:
        if len(x) == 1 or len(x) == 0:
            raise ValueError
        batch = x.mean(0), x.var(0)
        corrected = batch[0], x.var(0, ddof=1)
        running = tuple(r * (1 - momentum) + b * momentum for r, b in zip(running, corrected))
    s = (batch[1] + eps) ** 0.5
    x_hat = (x - batch[0]) / s
    return x_hat * gamma + beta, (x_hat, s, gamma), running


def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    dgamma = np.einsum("nd,nd->d", dout, x_hat)
    dbeta = dout.sum(0)
    n = dout.shape[0]
    dx = gamma / (n * s) * (n * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta
