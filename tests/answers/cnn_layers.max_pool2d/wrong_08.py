# wrong: the + 1 is missing, the last row and column of windows are lost
# accept: off_by_one
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride
    OW = (W - size) // stride
    out = np.zeros((N, C, OH, OW))
    for i in range(OH):
        for j in range(OW):
            out[:, :, i, j] = x[:, :, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(2, 3))
    return out
