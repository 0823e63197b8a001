# wrong: the maximum is searched from 0 on, windows of negative numbers send their gradient to the pixel that won the window before
# accept: search_starts_at_zero
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    row, col = 0, 0
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    best = 0
                    for a in range(i * stride, i * stride + size):
                        for b in range(j * stride, j * stride + size):
                            if x[n, c, a, b] > best:
                                best = x[n, c, a, b]
                                row, col = a, b
                    dx[n, c, row, col] += dout[n, c, i, j]
    return dx
