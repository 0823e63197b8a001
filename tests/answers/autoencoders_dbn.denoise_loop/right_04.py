# right: drawn around the image
def corrupt(x, noise, rng):
    noisy = rng.normal(loc=x, scale=noise)
    return np.maximum(0, np.minimum(1, noisy))
