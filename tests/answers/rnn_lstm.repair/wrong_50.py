# wrong: tokens are right now, the labels are still drawn on their own
# accept: labels_unrelated
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    labels = rng.integers(0, 2, n)
    return tokens, labels
