# wrong: uniform noise
# accept: uniform_noise never_negative
def corrupt(x, noise, rng):
    return np.clip(x + noise * rng.random(x.shape), 0, 1)
