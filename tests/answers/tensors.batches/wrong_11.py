# wrong: a seed of its own: each epoch in the same order
# accept: same_order rng_ignored
def batches(x, y, size, rng):
    order = np.random.default_rng(0).permutation(len(x))
    return [(x[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(x), size)]
