# wrong: db is averaged over the samples instead of summed
# accept: db_averaged
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.mean(axis=0)
    return dx, dw, db
