# wrong: np.roll alone
# accept: wrapped_round
def random_shift(images, most, rng):
    out = images.copy()
    for i in range(len(images)):
        dy, dx = rng.integers(-most, most, size=2, endpoint=True)
        out[i] = np.roll(images[i], (dy, dx), axis=(1, 2))
    return out
