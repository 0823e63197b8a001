# right: loop over places, einsum for the rest
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


def conv2d(x, w, b, stride=1, padding=0):
    padded = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)], mode="constant")
    kh, kw = w.shape[2:]
    oh = out_size(x.shape[2], kh, stride, padding)
    ow = out_size(x.shape[3], kw, stride, padding)
    out = np.empty((len(x), len(w), oh, ow))
    for i in range(oh):
        for j in range(ow):
            patch = padded[:, :, i * stride:i * stride + kh, j * stride:j * stride + kw]
            out[:, :, i, j] = np.einsum("ncij,fcij->nf", patch, w) + b
    return out.astype(x.dtype)
