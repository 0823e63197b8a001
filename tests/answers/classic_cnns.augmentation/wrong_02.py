# wrong: padding by the border
# accept: border_repeated
def random_shift(images, most, rng):
    n, c, h, w = images.shape
    out = np.zeros_like(images)
    padded = np.pad(images, [(0, 0), (0, 0), (most, most), (most, most)], mode='edge')
    for i in range(n):
        top = rng.integers(0, 2 * most + 1)
        left = rng.integers(0, 2 * most + 1)
        out[i] = padded[i, :, top : top + h, left : left + w]
    return out
