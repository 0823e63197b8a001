# wrong: dx[index] += dout with index arrays counts a pixel that wins in several windows only once
# accept: winners_overwritten
def max_pool2d_backward(dout, x, size, stride):
    win = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]
    N, C, oh, ow = win.shape[:4]
    k = win.reshape(N, C, oh, ow, size * size).argmax(axis=-1)
    n, c, i, j = np.indices((N, C, oh, ow))
    dx = np.zeros(x.shape)
    dx[n, c, i * stride + k // size, j * stride + k % size] += dout
    return dx
