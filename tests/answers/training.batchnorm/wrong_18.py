# wrong: means for dgamma and dbeta
# accept: both_averaged
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s
    dgamma = (dout * x_hat).mean(axis=0)
    dbeta = dout.mean(axis=0)
    return dx, dgamma, dbeta
