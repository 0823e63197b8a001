# wrong: all images are put side by side in one matrix without an axis for the batch
# accept: images_side_by_side
def im2col(x, kh, kw, stride=1, padding=0):
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (H + 2 * padding - kh) // stride + 1
    ow = (W + 2 * padding - kw) // stride + 1
    cols = np.zeros((C, kh, kw, N, oh, ow), dtype=x.dtype)
    for i in range(kh):
        for j in range(kw):
            part = xp[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride]
            cols[:, i, j] = part.transpose(1, 0, 2, 3)
    return cols.reshape(C * kh * kw, N * oh * ow)
