# wrong: np.pad(x, padding) pads images and channels too
# accept: pads_every_axis
def im2col(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, padding)
    N, C, H, W = xp.shape
    oh = (H - kh) // stride + 1
    ow = (W - kw) // stride + 1
    cols = np.zeros((N, C, kh, kw, oh, ow), dtype=x.dtype)
    for i in range(kh):
        for j in range(kw):
            cols[:, :, i, j] = xp[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride]
    return cols.reshape(N, C * kh * kw, oh * ow)
