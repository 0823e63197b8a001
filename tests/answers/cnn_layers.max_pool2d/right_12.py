# right: loop over taps with a mask of windows that already have a winner
def max_pool2d_backward(dout, x, size, stride):
    oh, ow = dout.shape[2:]
    top = max_pool2d(x, size, stride)
    dx = np.zeros(x.shape)
    done = np.zeros(dout.shape, dtype=bool)
    for i in range(size):
        for j in range(size):
            rows, cols = slice(i, i + stride * oh, stride), slice(j, j + stride * ow, stride)
            hit = (x[:, :, rows, cols] == top) & ~done
            dx[:, :, rows, cols] += np.where(hit, dout, 0)
            done |= hit
    return dx
