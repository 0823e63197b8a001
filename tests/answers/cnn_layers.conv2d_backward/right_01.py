# right: loops over images, filters and places, three += lines
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    OH, OW = dout.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp = np.zeros(xp.shape)
    dw = np.zeros(w.shape)
    db = np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    g = dout[n, f, i, j]
                    a, c = i * stride, j * stride
                    dw[f] += g * xp[n, :, a:a + KH, c:c + KW]
                    dxp[n, :, a:a + KH, c:c + KW] += g * w[f]
                    db[f] += g
    return dxp[:, :, padding:padding + H, padding:padding + W], dw, db
