# wrong: dx and dw use the wrong factor, dx has x in it and dw has w
# accept: factors_mixed_up
def dense_backward(dout, x, w):
    dx = dout @ (x.T @ dout).T
    dw = w * dout.sum(axis=0)
    db = dout.sum(axis=0)
    return dx, dw, db
