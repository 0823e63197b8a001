# wrong: tile instead of repeat
# accept: tiled
def grad_cam(maps, gradients, factor):
    w = gradients.mean(axis=(1, 2))
    heat = np.maximum(np.tensordot(w, maps, axes=1), 0)
    return np.tile(heat, (factor, factor))
