# right: matrix product and broadcasting
def grad_cam(maps, gradients, factor):
    c, h, w = maps.shape
    alpha = gradients.reshape(c, h * w).mean(1)
    heat = np.maximum(0, alpha @ maps.reshape(c, h * w)).reshape(h, 1, w, 1)
    return np.broadcast_to(heat, (h, factor, w, factor)).reshape(h * factor, w * factor)
