# wrong: the maximum is taken over all channels of an image, not for each channel by itself
# accept: channels_mixed
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.zeros((N, C, OH, OW))
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    out[n, c, i, j] = np.max(x[n, :, i * stride:i * stride + size, j * stride:j * stride + size])
    return out
