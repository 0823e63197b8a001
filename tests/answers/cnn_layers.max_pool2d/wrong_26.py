# wrong: dx is shaped like dout instead of like x, so the index raises or dx is too small
# accept: shaped_like_dout
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros_like(dout)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = x[n, c, i*stride:i*stride+size, j*stride:j*stride+size]
                    a, b = np.unravel_index(window.argmax(), window.shape)
                    dx[n, c, i*stride+a, j*stride+b] += dout[n, c, i, j]
    return dx
