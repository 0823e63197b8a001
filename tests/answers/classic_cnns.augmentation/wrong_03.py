# wrong: one draw for the batch
# accept: one_draw_for_all
def random_shift(images, most, rng):
    n, c, h, w = images.shape
    out = np.zeros_like(images)
    padded = np.pad(images, [(0, 0), (0, 0), (most, most), (most, most)])
    top, left = rng.integers(0, 2 * most + 1, 2)
    for i in range(n):
        out[i] = padded[i, :, top : top + h, left : left + w]
    return out
