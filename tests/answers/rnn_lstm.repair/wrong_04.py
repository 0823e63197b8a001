# wrong: integers(0, 1) only gives zeros, since the upper limit is excluded
# accept: only_one_token
def echo_task(n, length, rng):
    tokens = rng.integers(0, 1, (n, length))
    return tokens, tokens[:, 0]
