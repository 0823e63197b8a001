# wrong: the images given are changed
# accept: changes_input
def corrupt(x, noise, rng):
    x += noise * rng.normal(size=x.shape)
    return np.clip(x, 0, 1)
