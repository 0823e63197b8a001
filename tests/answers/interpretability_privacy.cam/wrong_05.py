# wrong: mean over the channels
# accept: mean_over_channels
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=0)
    heat = np.maximum((w * maps).sum(axis=0), 0)
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)
