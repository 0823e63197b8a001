# wrong: the label is the last token, for which no memory is needed
# accept: last_token
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    return tokens, tokens[:, -1]
