# wrong: dgamma without x_hat
# accept: dgamma_without_x
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s
    dgamma = dout.sum(axis=0)
    dbeta = dout.sum(axis=0)
    return dx, dgamma, dbeta
