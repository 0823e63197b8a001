# wrong: the number of windows counts the padding but the image is not padded, so the shapes do not match
# accept: padding_ignored
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    oh = (H + 2 * padding - kh) // stride + 1
    ow = (W + 2 * padding - kw) // stride + 1
    cols = np.zeros((N, C, kh, kw, oh, ow), dtype=x.dtype)
    for i in range(kh):
        for j in range(kw):
            cols[:, :, i, j] = x[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride]
    return cols.reshape(N, C * kh * kw, oh * ow)
