# wrong: the arriving gradient is ignored, ones are used instead of dout
# accept: upstream_ignored
def dense_backward(dout, x, w):
    g = np.ones_like(dout)
    return g @ w.T, x.T @ g, g.sum(axis=0)
