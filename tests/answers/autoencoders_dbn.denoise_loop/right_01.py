# right: by masks
def corrupt(x, noise, rng):
    noisy = x.copy()
    noisy += rng.normal(0.0, noise, size=x.shape)
    noisy[noisy < 0] = 0
    noisy[noisy > 1] = 1
    return noisy
