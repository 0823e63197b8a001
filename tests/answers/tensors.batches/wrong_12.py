# wrong: x and y are shuffled each on its own
# accept: labels_torn_off
def batches(x, y, size, rng):
    x, y = rng.permutation(x), rng.permutation(y)
    return [(x[i : i + size], y[i : i + size]) for i in range(0, len(x), size)]
