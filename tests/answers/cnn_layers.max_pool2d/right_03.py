# right: loop over the pixels of the window with np.maximum, starting at minus infinity
def max_pool2d(x, size, stride):
    oh = (x.shape[2] - size) // stride + 1
    ow = (x.shape[3] - size) // stride + 1
    best = np.full((x.shape[0], x.shape[1], oh, ow), -np.inf)
    for i in range(size):
        for j in range(size):
            best = np.maximum(best, x[:, :, i:i + stride * oh:stride, j:j + stride * ow:stride])
    return best
