# wrong: returns only the tokens
# accept: result_missing
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    labels = tokens[:, 0]
    return tokens
