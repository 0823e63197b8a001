# wrong: the size of the output is H // stride, also where a window does not fit completely
# accept: rounded_up
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH, OW = H // stride, W // stride
    out = np.zeros((N, C, OH, OW))
    for i in range(OH):
        for j in range(OW):
            out[:, :, i, j] = x[:, :, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(2, 3))
    return out
