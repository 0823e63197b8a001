# wrong: multiplied
# accept: multiplied
def corrupt(x, noise, rng):
    return np.clip(x * (1 + noise * rng.normal(size=x.shape)), 0, 1)
