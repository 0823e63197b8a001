# wrong: elementwise * instead of the matrix product
# accept: elementwise_product
def dense_backward(dout, x, w):
    dx = dout * w.T
    dw = x.T * dout
    db = dout.sum(axis=0)
    return dx, dw, db
