# wrong: dw and dx are returned in the wrong order
# accept: wrong_order
def dense_backward(dout, x, w):
    dw = x.T @ dout
    dx = dout @ w.T
    db = dout.sum(0)
    return dw, dx, db
