# right: as_strided with the strides of the padded image
def im2col(x, kh, kw, stride=1, padding=0):
    xp = np.ascontiguousarray(np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding))))
    N, C, H, W = xp.shape
    oh, ow = (H - kh) // stride + 1, (W - kw) // stride + 1
    sn, sc, sh, sw = xp.strides
    v = np.lib.stride_tricks.as_strided(xp, (N, C, kh, kw, oh, ow), (sn, sc, sh, sw, sh * stride, sw * stride))
    return v.reshape(N, C * kh * kw, oh * ow).copy()
