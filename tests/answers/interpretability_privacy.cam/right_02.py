# right: einsum and kron
def grad_cam(maps, gradients, factor):
    alpha = gradients.mean(axis=-1).mean(axis=-1)
    heat = np.einsum("c,chw->hw", alpha, maps).clip(min=0)
    return np.kron(heat, np.ones([factor, factor]))
