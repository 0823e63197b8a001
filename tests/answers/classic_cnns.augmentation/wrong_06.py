# wrong: upper end left out, fails for 0
# accept: last_number_missing
def random_shift(images, most, rng):
    out = images.copy()
    for i in range(len(images)):
        dy, dx = rng.integers(-most, most, size=2)
        out[i] = np.roll(images[i], (dy, dx), axis=(1, 2))
        if dy > 0:
            out[i, :, :dy] = 0
        elif dy < 0:
            out[i, :, dy:] = 0
        if dx > 0:
            out[i, :, :, :dx] = 0
        elif dx < 0:
            out[i, :, :, dx:] = 0
    return out
