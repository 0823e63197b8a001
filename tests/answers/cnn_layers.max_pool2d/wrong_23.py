# wrong: every pixel of the window gets the whole gradient, not only the maximum
# accept: spread_evenly
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    dx[n, c, i*stride:i*stride+size, j*stride:j*stride+size] += dout[n, c, i, j]
    return dx
