# wrong: only the order of the batches is random
# accept: not_shuffled
def batches(x, y, size, rng):
    found = [(x[i : i + size], y[i : i + size]) for i in range(0, len(x), size)]
    return [found[k] for k in rng.permutation(len(found))]
