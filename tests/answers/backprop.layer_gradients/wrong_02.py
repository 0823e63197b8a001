# wrong: dw comes out transposed, shape (H, D)
# accept: dw_transposed transposed
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = dout.T @ x
    db = dout.sum(axis=0)
    return dx, dw, db
