# wrong: the position of the maximum is found in the first channel and used for all channels
# accept: first_only
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                window = x[n, 0, i*stride:i*stride+size, j*stride:j*stride+size]
                a, b = np.unravel_index(window.argmax(), window.shape)
                dx[n, :, i*stride+a, j*stride+b] += dout[n, :, i, j]
    return dx
