# wrong: map divided by its maximum
# accept: rescaled
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=(1, 2))
    heat = np.maximum((w[:, None, None] * maps).sum(axis=0), 0)
    heat = heat / heat.max()
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)
