# wrong: padded, not cropped
# accept: larger_image
def random_shift(images, most, rng):
    return np.pad(images, ((0, 0), (0, 0), (most, most), (most, most)))
