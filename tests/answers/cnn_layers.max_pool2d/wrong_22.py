# wrong: the gradient of the mean, every pixel of the window gets dout / size**2
# accept: spread_evenly
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for i in range(OH):
        for j in range(OW):
            a, b = i * stride, j * stride
            dx[:, :, a:a+size, b:b+size] += dout[:, :, i:i+1, j:j+1] / (size * size)
    return dx
