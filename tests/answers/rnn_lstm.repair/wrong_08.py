# wrong: a Generator has no randint, AttributeError
def echo_task(n, length, rng):
    tokens = rng.randint(0, 2, size=(n, length))
    return tokens, tokens[:, 0]
