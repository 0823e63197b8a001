# wrong: tokens have the shape (n, length, 1), the extra axis of the faulty example
# accept: axis_too_many axis_left_over
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length, 1))
    return tokens, tokens[:, 0, 0]
