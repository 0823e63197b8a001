# wrong: the windows for dw come from the unpadded image, so with padding they are shifted or too small
# accept: padding_ignored
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, F, OH, OW = dout.shape
    H, W = x.shape[2:]
    KH, KW = w.shape[2:]
    dxp = np.zeros((N, x.shape[1], H + 2 * padding, W + 2 * padding))
    dw, db = np.zeros(w.shape), np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    g = dout[n, f, i, j]
                    a, c = i * stride, j * stride
                    dw[f] += g * x[n, :, a:a+KH, c:c+KW]
                    dxp[n, :, a:a+KH, c:c+KW] += g * w[f]
                    db[f] += g
    return dxp[:, :, padding:padding+H, padding:padding+W], dw, db
