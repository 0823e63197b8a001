# right: sample by sample with outer products
def dense_backward(dout, x, w):
    dx = np.empty(x.shape)
    dw = np.zeros(w.shape)
    db = np.zeros(w.shape[1])
    for i, g in enumerate(dout):
        dx[i] = w @ g
        dw += np.outer(x[i], g)
        db += g
    return dx, dw, db
