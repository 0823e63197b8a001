# wrong: window *= w[f] works on a view, so the image itself is changed and later windows see multiplied pixels
# accept: changes_input
def conv2d(x, w, b, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    if padding > 0:
        x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    OH = (H + 2 * padding - KH) // stride + 1
    OW = (W + 2 * padding - KW) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    window = x[n, :, i*stride:i*stride+KH, j*stride:j*stride+KW]
                    window *= w[f]
                    out[n, f, i, j] = window.sum() + b[f]
    return out
