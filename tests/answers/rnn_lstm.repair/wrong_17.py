# wrong: the label is the second token (counted from 1)
# accept: off_by_one
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    labels = tokens[:, 1]
    return tokens, labels
