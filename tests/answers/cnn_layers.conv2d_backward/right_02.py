# right: loop over the taps with einsum
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, C, H, W = x.shape
    KH, KW = w.shape[2:]
    OH, OW = dout.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp = np.zeros_like(xp, dtype=float)
    dw = np.zeros_like(w, dtype=float)
    for i in range(KH):
        for j in range(KW):
            rows = slice(i, i + stride * OH, stride)
            cols = slice(j, j + stride * OW, stride)
            dw[:, :, i, j] = np.einsum("nfyx,ncyx->fc", dout, xp[:, :, rows, cols])
            dxp[:, :, rows, cols] += np.einsum("nfyx,fc->ncyx", dout, w[:, :, i, j])
    dx = dxp[:, :, padding:H + padding, padding:W + padding]
    return dx, dw, dout.sum(axis=(0, 2, 3))
