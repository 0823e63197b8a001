# wrong: the labels have the shape (n, 1)
# accept: axis_left_over
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    return tokens, tokens[:, :1]
