# wrong: the number of windows is rounded up, incomplete windows at the edge are pooled too
# accept: rounded_up
import math

def max_pool2d(x, size, stride):
    N, C, H, W = x.shape
    OH = math.ceil((H - size) / stride) + 1
    OW = math.ceil((W - size) / stride) + 1
    out = np.zeros((N, C, OH, OW))
    for i in range(OH):
        for j in range(OW):
            out[:, :, i, j] = x[:, :, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(2, 3))
    return out
