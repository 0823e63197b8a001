# wrong: a Python loop visits every pixel place, which is forbidden
# accept: loops_over_pixels
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H + 2 * padding - kh) // stride + 1
    ow = (W + 2 * padding - kw) // stride + 1
    cols = np.zeros((N, C * kh * kw, oh * ow), dtype=x.dtype)
    for n in range(N):
        for i in range(oh):
            for j in range(ow):
                window = xp[n, :, i * stride:i * stride + kh, j * stride:j * stride + kw]
                cols[n, :, i * ow + j] = window.ravel()
    return cols
