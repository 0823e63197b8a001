# wrong: cuts off the padding with [padding:-padding], which gives an empty dx for padding = 0
# accept: empty_without_padding
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, F, OH, OW = dout.shape
    KH, KW = w.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp, dw, db = np.zeros_like(xp), np.zeros_like(w), np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    g = dout[n, f, i, j]
                    a, c = i * stride, j * stride
                    dw[f] += g * xp[n, :, a:a+KH, c:c+KW]
                    dxp[n, :, a:a+KH, c:c+KW] += g * w[f]
                    db[f] += g
    return dxp[:, :, padding:-padding, padding:-padding], dw, db
