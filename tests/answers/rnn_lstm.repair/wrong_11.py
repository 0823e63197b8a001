# wrong: the axes are swapped, tokens have the shape (length, n)
# accept: transposed
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (length, n))
    return tokens, tokens[0]
