# wrong: db is summed over the units (axis 1) instead of over the samples
# accept: db_summed_over_units wrong_axis
def dense_backward(dout, x, w):
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout.sum(axis=1)
    return dx, dw, db
