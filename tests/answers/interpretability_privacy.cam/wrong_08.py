# wrong: not enlarged
# accept: not_enlarged
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=(1, 2))
    return np.maximum((w[:, None, None] * maps).sum(axis=0), 0)
