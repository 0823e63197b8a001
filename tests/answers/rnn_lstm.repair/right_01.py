# right: rng.integers and the first column
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, size=(n, length))
    return tokens, tokens[:, 0]
