# wrong: one noise for all images
# accept: one_for_all_images
def corrupt(x, noise, rng):
    return np.clip(x + noise * rng.normal(size=x.shape[1]), 0, 1)
