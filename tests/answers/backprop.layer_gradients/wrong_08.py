# wrong: db is dout itself, it is not summed over the samples
# accept: db_not_summed
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout
    return dx, dw, db
