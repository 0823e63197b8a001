# wrong: 1 / s in the cache
# accept: inverse_in_cache
def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    n = len(x)
    if training:
        if n < 2:
            raise ValueError("at least 2")
        mu, var = x.mean(axis=0), x.var(axis=0)
        running = ((1 - momentum) * running[0] + momentum * mu, (1 - momentum) * running[1] + momentum * var * n / (n - 1))
    else:
        mu, var = running
    s = np.sqrt(var + eps)
    x_hat = (x - mu) / s
    out = gamma * x_hat + beta
    return out, (x_hat, 1 / s, gamma), running
