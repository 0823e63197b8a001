# wrong: db is one number, the sum over all entries
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.sum()
    return dx, dw, db
