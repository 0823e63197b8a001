# wrong: whole numbers now, but the last axis and the random labels are left
# accept: axis_too_many labels_unrelated
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length, 1))
    labels = rng.integers(0, 2, n)
    return tokens, labels
