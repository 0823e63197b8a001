# wrong: the gradient of the padding is not cut off, dx has the shape of the padded image
# accept: dx_not_cropped
def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, F, OH, OW = dout.shape
    KH, KW = w.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dx, dw, db = np.zeros_like(xp), np.zeros_like(w), np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(OH):
                for j in range(OW):
                    g = dout[n, f, i, j]
                    a, c = i * stride, j * stride
                    dw[f] += g * xp[n, :, a:a+KH, c:c+KW]
                    dx[n, :, a:a+KH, c:c+KW] += g * w[f]
                    db[f] += g
    return dx, dw, db
