# right: broadcasting and any
def precision(samples, centres, radius):
    d = np.sqrt(((samples[:, None, :] - centres[None, :, :]) ** 2).sum(-1))
    return (d < radius).any(axis=1).mean()
