# right: image by image, in lists
def corrupt(x, noise, rng):
    rows = []
    for image in x:
        damaged = image + rng.normal(scale=noise, size=len(image))
        rows.append([min(1.0, max(0.0, pixel)) for pixel in damaged])
    return np.array(rows)
