# wrong: the label is the parity of the sequence in place of the first token
# accept: parity
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    return tokens, tokens.sum(axis=1) % 2
