# wrong: makes its own generator with a fixed seed and ignores rng, so every call gives the same data
# accept: own_generator always_the_same
def echo_task(n, length, rng):
    rng = np.random.default_rng(0)
    tokens = rng.integers(0, 2, (n, length))
    return tokens, tokens[:, 0]
