# right: the graph, step by step, as in Ioffe and Szegedy
def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    if not training:
        mean, var = running
        s = np.sqrt(var + eps)
        x_hat = (x - mean) / s
        return x_hat * gamma + beta, (x_hat, s, gamma), (mean, var)
    if x.shape[0] <= 1:
        raise ValueError(f"got {x.shape[0]} sample")
    mean = np.mean(x, axis=0)
    centred = x - mean
    s = np.sqrt(np.mean(centred**2, axis=0) + eps)
    x_hat = centred / s
    new_mean = running[0] + momentum * (mean - running[0])
    new_var = running[1] + momentum * (np.var(x, axis=0, ddof=1) - running[1])
    return x_hat * gamma + beta, (x_hat, s, gamma), (new_mean, new_var)


def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    n = len(dout)
    dx_hat = dout * gamma
    dvar = np.sum(dx_hat * x_hat * s, axis=0) * -0.5 * s**-3
    dmean = -np.sum(dx_hat, axis=0) / s
    dx = dx_hat / s + dvar * 2 * x_hat * s / n + dmean / n
    return dx, np.sum(dout * x_hat, axis=0), np.sum(dout, axis=0)
