# wrong: the bias is added once for every channel instead of once per filter
# accept: bias_per_channel
def conv2d(x, w, b, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    OH = (H + 2 * padding - KH) // stride + 1
    OW = (W + 2 * padding - KW) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for n in range(N):
        for f in range(F):
            for c in range(C):
                for i in range(OH):
                    for j in range(OW):
                        window = xp[n, c, i*stride:i*stride+KH, j*stride:j*stride+KW]
                        out[n, f, i, j] += np.sum(window * w[f, c]) + b[f]
    return out
