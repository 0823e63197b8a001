# wrong: the maximum is taken along the rows of the window only, so the assignment raises
# accept: wrong_axis
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.zeros((N, C, OH, OW))
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    out[n, c, i, j] = x[n, c, i*stride:i*stride+size, j*stride:j*stride+size].max(axis=1)
    return out
