# wrong: the largest absolute value is taken instead of the largest number
# accept: largest_size
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.zeros((N, C, OH, OW))
    for i in range(OH):
        for j in range(OW):
            window = np.abs(x[:, :, i * stride:i * stride + size, j * stride:j * stride + size])
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out
