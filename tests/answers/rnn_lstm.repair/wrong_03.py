# wrong: the labels are the first sequence and not the first token of each
# accept: wrong_axis
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    return tokens, tokens[0]
