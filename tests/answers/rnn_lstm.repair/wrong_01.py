# wrong: the labels are drawn on their own and have nothing to do with the tokens
# accept: labels_unrelated
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    labels = rng.integers(0, 2, n)
    return tokens, labels
