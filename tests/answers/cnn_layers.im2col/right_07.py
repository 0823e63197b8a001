# right: one fancy index with broadcasting
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


def im2col(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = out_size(x.shape[2], kh, stride, padding)
    ow = out_size(x.shape[3], kw, stride, padding)
    rows = np.arange(kh)[:, None, None, None] + stride * np.arange(oh)[:, None]
    cols = np.arange(kw)[:, None, None] + stride * np.arange(ow)
    return xp[:, :, rows, cols].reshape(len(x), x.shape[1] * kh * kw, -1)
