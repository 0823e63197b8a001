# wrong: the bias is added along the last axis (the columns) instead of per filter
# accept: wrong_axis
def conv2d(x, w, b, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    OH = (H + 2 * padding - KH) // stride + 1
    OW = (W + 2 * padding - KW) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for i in range(OH):
        for j in range(OW):
            window = xp[:, :, i*stride:i*stride+KH, j*stride:j*stride+KW]
            out[:, :, i, j] = np.einsum("ncij,fcij->nf", window, w)
    return out + b
