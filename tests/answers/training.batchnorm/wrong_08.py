# wrong: rows instead of columns
# accept: wrong_axis
def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    n = len(x)
    if training:
        if n < 2:
            raise ValueError("at least 2")
        mu, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        running = (
            (1 - momentum) * running[0] + momentum * x.mean(axis=0),
            (1 - momentum) * running[1] + momentum * x.var(axis=0, ddof=1),
        )
    else:
        mu, var = running
    s = np.sqrt(var + eps)
    x_hat = (x - mu) / s
    return gamma * x_hat + beta, (x_hat, s, gamma), running
