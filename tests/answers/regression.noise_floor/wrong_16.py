# wrong: the slope is computed with the variance of ddof 0 and the covariance of ddof 1
# accept: mixed_ddof
def noise_floor(x, y):
    slope = np.cov(x, y)[0, 1] / np.var(x)
    offset = y.mean() - slope * x.mean()
    return np.sum((y - slope * x - offset) ** 2) / (len(x) - 2)
