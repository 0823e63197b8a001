# right: search by hand with a strict greater
def max_pool2d_backward(dout, x, size, stride):
    dx = np.zeros_like(x, dtype=float)
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    row, col = i * stride, j * stride
                    for a in range(i * stride, i * stride + size):
                        for b in range(j * stride, j * stride + size):
                            if x[n, c, a, b] > x[n, c, row, col]:
                                row, col = a, b
                    dx[n, c, row, col] = dx[n, c, row, col] + dout[n, c, i, j]
    return dx
