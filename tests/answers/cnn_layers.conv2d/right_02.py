# right: seven loops with plain numbers, padding by an if
def conv2d(x, w, b, stride=1, padding=0):
    n_images, channels, height, width = x.shape
    filters, _, kh, kw = w.shape
    oh = (height + 2 * padding - kh) // stride + 1
    ow = (width + 2 * padding - kw) // stride + 1
    out = np.zeros((n_images, filters, oh, ow), dtype=x.dtype)
    for n in range(n_images):
        for f in range(filters):
            for y in range(oh):
                for xx in range(ow):
                    total = float(b[f])
                    for c in range(channels):
                        for i in range(kh):
                            for j in range(kw):
                                row = y * stride + i - padding
                                col = xx * stride + j - padding
                                if 0 <= row < height and 0 <= col < width:
                                    total += float(x[n, c, row, col]) * float(w[f, c, i, j])
                    out[n, f, y, xx] = total
    return out
