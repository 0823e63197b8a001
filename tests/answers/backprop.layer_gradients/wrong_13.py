# wrong: db is one number, the sum over all entries
# accept: scalar_instead axis_forgotten
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.sum()
    return dx, dw, db
