# wrong: one number for all
# accept: one_number
def corrupt(x, noise, rng):
    return np.clip(x + noise * rng.normal(), 0, 1)
