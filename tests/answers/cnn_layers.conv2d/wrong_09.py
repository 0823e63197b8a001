# wrong: only the first image of the batch is used, for all images
# accept: first_image_reused only_batch_of_one first_only
def conv2d(x, w, b, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    OH = (H + 2 * padding - KH) // stride + 1
    OW = (W + 2 * padding - KW) // stride + 1
    out = np.zeros((N, F, OH, OW), dtype=x.dtype)
    for f in range(F):
        for i in range(OH):
            for j in range(OW):
                window = xp[0, :, i*stride:i*stride+KH, j*stride:j*stride+KW]
                out[:, f, i, j] = np.sum(window * w[f]) + b[f]
    return out
