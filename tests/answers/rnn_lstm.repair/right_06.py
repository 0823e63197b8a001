# right: exactly half of the labels are ones, in random order
def echo_task(n, length, rng):
    tokens = rng.integers(0, 1, (n, length), endpoint=True)
    tokens[:, 0] = rng.permutation(np.arange(n) % 2)
    return tokens, tokens.T[0]
