# wrong: dw is multiplied with the output of the layer instead of its gradient
# accept: output_not_gradient
def dense_backward(dout, x, w):
    out = x @ w
    dx = dout @ w.T
    dw = x.T @ out
    db = dout.sum(axis=0)
    return dx, dw, db
