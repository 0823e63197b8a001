# wrong: channels one by one
# accept: channels_apart
def random_shift(images, most, rng):
    n, c, h, w = images.shape
    padded = np.pad(images, ((0, 0), (0, 0), (most, most), (most, most)))
    out = np.zeros_like(images)
    for i in range(n):
        for k in range(c):
            top, left = rng.integers(0, 2 * most + 1, 2)
            out[i, k] = padded[i, k, top : top + h, left : left + w]
    return out
