# wrong: ReLU on every channel
# accept: relu_too_early
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=(1, 2))
    heat = np.zeros(maps.shape[1:])
    for c in range(len(maps)):
        heat += np.maximum(w[c] * maps[c], 0)
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)
