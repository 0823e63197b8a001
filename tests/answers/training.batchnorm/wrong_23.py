# wrong: dbeta not added up
# accept: dbeta_per_sample
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    g = dout * gamma
    dx = (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0)) / s
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout
    return dx, dgamma, dbeta
