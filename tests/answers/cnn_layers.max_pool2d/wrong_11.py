# wrong: the search starts at -100, so windows of still smaller numbers give -100
# accept: starts_at_a_guess
def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = (H - size) // stride + 1
    OW = (W - size) // stride + 1
    out = np.full((N, C, OH, OW), -100.0)
    for a in range(size):
        for b in range(size):
            out = np.maximum(out, x[:, :, a:a + stride * OH:stride, b:b + stride * OW:stride])
    return out
