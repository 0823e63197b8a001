# right: plain loops
def dense_backward(dout, x, w):
    n, d = x.shape
    h = w.shape[1]
    dx = np.zeros((n, d))
    dw = np.zeros((d, h))
    db = np.zeros(h)
    for i in range(n):
        for k in range(h):
            db[k] += dout[i, k]
            for j in range(d):
                dx[i, j] += dout[i, k] * w[j, k]
                dw[j, k] += dout[i, k] * x[i, j]
    return dx, dw, db
