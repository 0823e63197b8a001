# right: index arrays
def grad_cam(maps, gradients, factor):
    a = np.mean(gradients, axis=(1, 2), keepdims=True)
    m = np.where((a * maps).sum(0) > 0, (a * maps).sum(0), 0.0)
    r = np.arange(m.shape[0] * factor) // factor
    c = np.arange(m.shape[1] * factor) // factor
    return m[np.ix_(r, c)]
