# wrong: not shuffled
# accept: not_shuffled argument_ignored
def batches(x, y, size, rng):
    for i in range(0, len(x), size):
        yield x[i : i + size], y[i : i + size]
