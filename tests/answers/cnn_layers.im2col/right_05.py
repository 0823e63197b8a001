# right: a list of rows, loop over channels and taps, float64 array
def im2col(x, kh, kw, stride=1, padding=0):
    n, c, h, w = x.shape
    big = np.zeros((n, c, h + 2 * padding, w + 2 * padding))
    big[:, :, padding:padding + h, padding:padding + w] = x
    last_row = h + 2 * padding - kh
    last_col = w + 2 * padding - kw
    rows = []
    for channel in range(c):
        for i in range(kh):
            for j in range(kw):
                piece = big[:, channel, i:i + last_row + 1:stride, j:j + last_col + 1:stride]
                rows.append(piece.reshape(n, -1))
    return np.stack(rows, axis=1)
