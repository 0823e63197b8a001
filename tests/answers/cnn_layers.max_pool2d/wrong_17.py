# wrong: of several equal maxima the last one gets the gradient
# accept: last_maximum
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    best = -np.inf
                    for a in range(i * stride, i * stride + size):
                        for b in range(j * stride, j * stride + size):
                            if x[n, c, a, b] >= best:
                                best = x[n, c, a, b]
                                row, col = a, b
                    dx[n, c, row, col] += dout[n, c, i, j]
    return dx
