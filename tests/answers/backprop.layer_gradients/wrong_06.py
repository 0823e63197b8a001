# wrong: dw and db are divided by the number of samples once more
# accept: dw_averaged db_averaged
def dense_backward(dout, x, w):
    n = len(x)
    dx = dout @ w.T
    dw = x.T @ dout / n
    db = dout.sum(axis=0) / n
    return dx, dw, db
