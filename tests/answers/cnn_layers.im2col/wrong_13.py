# wrong: the row of a tap is i * kh + j instead of i * kw + j, which is right for square kernels only
# accept: only_square
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H + 2 * padding - kh) // stride + 1
    ow = (W + 2 * padding - kw) // stride + 1
    cols = np.zeros((N, C * kh * kw, oh * ow), dtype=x.dtype)
    for c in range(C):
        for i in range(kh):
            for j in range(kw):
                part = xp[:, c, i:i + stride * oh:stride, j:j + stride * ow:stride]
                cols[:, c * kh * kw + i * kh + j] = part.reshape(N, -1)
    return cols
