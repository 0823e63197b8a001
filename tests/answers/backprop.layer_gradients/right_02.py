# right: einsum, returns a list
def dense_backward(dout, x, w):
    dx = np.einsum("nh,dh->nd", dout, w)
    dw = np.einsum("nd,nh->dh", x, dout)
    db = np.einsum("nh->h", dout)
    return [dx, dw, db]
