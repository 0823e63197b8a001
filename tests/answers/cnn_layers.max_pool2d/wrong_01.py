# wrong: the search for the maximum starts at 0, so windows of negative numbers give 0
# accept: starts_at_zero
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.zeros((N, C, OH, OW))
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    for a in range(size):
                        for b in range(size):
                            if x[n, c, i * stride + a, j * stride + b] > out[n, c, i, j]:
                                out[n, c, i, j] = x[n, c, i * stride + a, j * stride + b]
    return out
