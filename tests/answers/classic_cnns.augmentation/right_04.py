# right: choice from a list, windows by stride tricks
def random_shift(images, most, rng):
    h, w = images.shape[2:]
    padded = np.pad(images, ((0, 0), (0, 0), (most,) * 2, (most,) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (h, w), axis=(2, 3))
    places = np.arange(2 * most + 1)
    rows, columns = rng.choice(places, len(images)), rng.choice(places, len(images))
    return windows[np.arange(len(images)), :, rows, columns].copy()
