# right: search by hand, the first pixel of the window is the champion
def max_pool2d(x, size, stride):
    n_images, channels, height, width = x.shape
    rows = list(range(0, height - size + 1, stride))
    cols = list(range(0, width - size + 1, stride))
    out = np.empty((n_images, channels, len(rows), len(cols)))
    for n in range(n_images):
        for c in range(channels):
            for a, r in enumerate(rows):
                for b, s in enumerate(cols):
                    champion = x[n, c, r, s]
                    for i in range(size):
                        for j in range(size):
                            if x[n, c, r + i, s + j] > champion:
                                champion = x[n, c, r + i, s + j]
                    out[n, c, a, b] = champion
    return out
