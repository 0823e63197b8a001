# wrong: np.random
# accept: uses_global_random
def random_shift(images, most, rng):
    out = images.copy()
    for i in range(len(images)):
        dy, dx = np.random.randint(-most, most + 1, 2)
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
