# wrong: kernels are taken to be square, the width of the window is its height
# accept: only_square
def conv2d(x, w, b, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, K, _ = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    OH = (H + 2 * padding - K) // stride + 1
    OW = (W + 2 * padding - K) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    out[n, f, i, j] = np.sum(xp[n, :, i*stride:i*stride+K, j*stride:j*stride+K] * w[f]) + b[f]
    return out
