# right: broadcasting to three axes and summing
def dense_backward(dout, x, w):
    dx = (dout[:, np.newaxis, :] * w).sum(axis=2)
    dw = (x[:, :, np.newaxis] * dout[:, np.newaxis, :]).sum(axis=0)
    return dx, dw, np.add.reduce(dout)
