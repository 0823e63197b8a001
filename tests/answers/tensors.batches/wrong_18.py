# wrong: shuffles the arrays of the caller
# accept: changes_input
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    x[:] = x[order]
    y[:] = y[order]
    return [(x[i : i + size], y[i : i + size]) for i in range(0, len(x), size)]
