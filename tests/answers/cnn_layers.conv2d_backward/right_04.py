# right: im2col, matrix products, and col2im written out
def im2col(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    win = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    N, C, oh, ow = win.shape[:4]
    return win.transpose(0, 1, 4, 5, 2, 3).reshape(N, C * kh * kw, oh * ow)


def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    OH, OW = dout.shape[2], dout.shape[3]
    columns = im2col(x, KH, KW, stride, padding)
    d = dout.reshape(N, F, OH * OW)
    dw = np.matmul(d, columns.transpose(0, 2, 1)).sum(axis=0).reshape(w.shape)
    dcolumns = (w.reshape(F, -1).T @ d).reshape(N, C, KH, KW, OH, OW)
    dxp = np.zeros((N, C, H + 2 * padding, W + 2 * padding))
    for i in range(KH):
        for j in range(KW):
            dxp[:, :, i:i + stride * OH:stride, j:j + stride * OW:stride] += dcolumns[:, :, i, j]
    return dxp[:, :, padding:padding + H, padding:padding + W], dw, d.sum(axis=(0, 2))
