# wrong: the window is as large as the stride instead of size
# accept: size_is_stride
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.zeros((N, C, OH, OW))
    for i in range(OH):
        for j in range(OW):
            out[:, :, i, j] = x[:, :, i * stride:(i + 1) * stride, j * stride:(j + 1) * stride].max(axis=(2, 3))
    return out
