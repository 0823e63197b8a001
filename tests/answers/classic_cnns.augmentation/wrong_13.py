# wrong: cropped without padding
# accept: smaller_image
def random_shift(images, most, rng):
    n, c, h, w = images.shape
    out = []
    for image in images:
        top, left = rng.integers(0, most + 1, 2)
        out.append(image[:, top : top + h - most, left : left + w - most])
    return np.array(out)
