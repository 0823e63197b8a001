# wrong: the gradient is shared equally among all maxima of a window
# accept: shared_by_maxima
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    a, b = i * stride, j * stride
                    window = x[n, c, a:a + size, b:b + size]
                    mask = window == window.max()
                    dx[n, c, a:a + size, b:b + size] += mask / mask.sum() * dout[n, c, i, j]
    return dx
