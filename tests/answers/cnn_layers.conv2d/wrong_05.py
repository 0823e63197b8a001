# wrong: np.pad(x, padding) pads all four axes, images and channels too
# accept: pads_every_axis
def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, padding)
    N, C, H, W = xp.shape
    F, _, KH, KW = w.shape
    OH = (H - KH) // stride + 1
    OW = (W - KW) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    out[n, f, i, j] = np.sum(xp[n, :, i*stride:i*stride+KH, j*stride:j*stride+KW] * w[f]) + b[f]
    return out
