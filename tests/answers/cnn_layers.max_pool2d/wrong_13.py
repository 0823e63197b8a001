# wrong: images are taken to be square, the output is OH by OH
# accept: only_square
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    out = np.zeros((N, C, OH, OH))
    for i in range(OH):
        for j in range(OH):
            out[:, :, i, j] = x[:, :, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(2, 3))
    return out
