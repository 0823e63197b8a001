# wrong: dx = dout @ w without the transpose
# accept: dx_not_transposed
def dense_backward(dout, x, w):
    dx = dout @ w
    dw = x.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
