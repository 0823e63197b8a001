# wrong: echo_task as it was handed out
# accept: tokens_are_floats axis_too_many labels_unrelated as_handed_out
def echo_task(n, length, rng):
    tokens = rng.random((n, length, 1))
    labels = rng.integers(0, 2, n)
    return tokens, labels
