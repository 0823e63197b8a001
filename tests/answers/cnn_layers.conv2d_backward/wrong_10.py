# wrong: the stride is forgotten, every window of the backward pass starts at (i, j)
# accept: start_without_stride
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, F, OH, OW = dout.shape
    H, W = x.shape[2:]
    KH, KW = w.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp, dw, db = np.zeros_like(xp), np.zeros_like(w), np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    g = dout[n, f, i, j]
                    dw[f] += g * xp[n, :, i:i+KH, j:j+KW]
                    dxp[n, :, i:i+KH, j:j+KW] += g * w[f]
                    db[f] += g
    return dxp[:, :, padding:padding+H, padding:padding+W], dw, db
