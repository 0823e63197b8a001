# right: np.argwhere and the first entry, with ndindex
def max_pool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(*dout.shape):
        r, s = i * stride, j * stride
        window = x[n, c, r:r + size, s:s + size]
        first = np.argwhere(window == window.max())[0]
        dx[n, c, r + first[0], s + first[1]] += dout[n, c, i, j]
    return dx
