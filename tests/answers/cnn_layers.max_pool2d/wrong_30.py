# wrong: the windows start at i * size instead of i * stride
# accept: stride_is_size
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = x[n, c, i*size:i*size+size, j*size:j*size+size]
                    a, b = np.unravel_index(window.argmax(), window.shape)
                    dx[n, c, i*size+a, j*size+b] += dout[n, c, i, j]
    return dx
