# wrong: sums where means belong
# accept: means_not_divided
def batchnorm_backward(dout, cache):
    x_hat, s, gamma = cache
    g = dout * gamma
    dx = (g - g.sum(axis=0) - x_hat * (g * x_hat).sum(axis=0)) / s
    dgamma = (dout * x_hat).sum(axis=0)
    dbeta = dout.sum(axis=0)
    return dx, dgamma, dbeta
