# wrong: the output has one row and one column too few, the + 1 is missing
# accept: last_position_missing off_by_one
def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    KH, KW = w.shape[2:]
    rows = range(0, xp.shape[2] - KH, stride)
    cols = range(0, xp.shape[3] - KW, stride)
    out = np.zeros((x.shape[0], w.shape[0], len(rows), len(cols)), dtype=x.dtype)
    for n in range(x.shape[0]):
        for f in range(w.shape[0]):
            for a, i in enumerate(rows):
                for c, j in enumerate(cols):
                    out[n, f, a, c] = np.sum(xp[n, :, i:i+KH, j:j+KW] * w[f]) + b[f]
    return out
