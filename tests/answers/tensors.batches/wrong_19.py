# wrong: global random numbers
# accept: uses_global_random argument_ignored
def batches(x, y, size, rng):
    order = np.random.permutation(len(x))
    return [(x[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(x), size)]
