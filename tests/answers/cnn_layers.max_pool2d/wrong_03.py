# wrong: the stride is ignored, windows move on by their size
# accept: stride_is_size
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH, OW = H // size, W // size
    x = x[:, :, :OH * size, :OW * size].reshape(N, C, OH, size, OW, size)
    return x.max(axis=(3, 5))
