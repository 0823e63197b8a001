# wrong: the tokens are fractions and not integers
# accept: tokens_are_floats
def echo_task(n, length, rng):
    tokens = rng.random((n, length))
    labels = (tokens[:, 0] > 0.5).astype(int)
    return tokens, labels
