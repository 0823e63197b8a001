# wrong: no ReLU
# accept: relu_missing
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=(1, 2))
    heat = (w[:, None, None] * maps).sum(axis=0)
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)
