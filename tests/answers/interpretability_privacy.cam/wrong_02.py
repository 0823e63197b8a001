# wrong: gradients summed, not averaged
# accept: summed_gradients
def grad_cam(maps, gradients, factor):
    w = gradients.sum(axis=(1, 2))
    heat = np.maximum((w[:, None, None] * maps).sum(axis=0), 0)
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)
