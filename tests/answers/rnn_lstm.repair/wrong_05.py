# wrong: the tokens are 0, 1 and 2
# accept: three_tokens
def echo_task(n, length, rng):
    tokens = rng.integers(0, 3, (n, length))
    return tokens, tokens[:, 0]
