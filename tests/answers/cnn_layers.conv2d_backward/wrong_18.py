# wrong: forgets the bias and returns only dx and dw
# accept: result_missing
def conv2d_backward(dout, x, w, stride=1, padding=0):
    H, W = x.shape[2:]
    KH, KW = w.shape[2:]
    OH, OW = dout.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for i in range(KH):
        for j in range(KW):
            part = (slice(None), slice(None), slice(i, i+stride*OH, stride), slice(j, j+stride*OW, stride))
            dw[:, :, i, j] = np.einsum("nfyx,ncyx->fc", dout, xp[part])
            dxp[part] += np.einsum("nfyx,fc->ncyx", dout, w[:, :, i, j])
    return dxp[:, :, padding:padding+H, padding:padding+W], dw
