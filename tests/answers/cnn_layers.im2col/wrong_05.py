# wrong: kernel height and width are swapped
# accept: only_square
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H + 2 * padding - kw) // stride + 1
    ow = (W + 2 * padding - kh) // stride + 1
    cols = np.zeros((N, C, kw, kh, oh, ow), dtype=x.dtype)
    for i in range(kw):
        for j in range(kh):
            cols[:, :, i, j] = xp[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride]
    return cols.reshape(N, C * kh * kw, oh * ow)
