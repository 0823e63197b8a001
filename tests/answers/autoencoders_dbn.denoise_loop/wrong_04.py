# wrong: noise as a variance
# accept: noise_as_variance
def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(0, np.sqrt(noise), x.shape), 0, 1)
