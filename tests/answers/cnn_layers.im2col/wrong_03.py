# wrong: the windows are ordered down the columns of the image instead of along its rows
# accept: positions_transposed
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H + 2 * padding - kh) // stride + 1
    ow = (W + 2 * padding - kw) // stride + 1
    cols = np.zeros((N, C, kh, kw, ow, oh), dtype=x.dtype)
    for i in range(kh):
        for j in range(kw):
            part = xp[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride]
            cols[:, :, i, j] = part.transpose(0, 1, 3, 2)
    return cols.reshape(N, C * kh * kw, oh * ow)
