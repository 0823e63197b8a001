# wrong: the last short batch is dropped
# accept: last_batch_dropped
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    n = len(x) // size
    return [(x[order[i * size : (i + 1) * size]], y[order[i * size : (i + 1) * size]]) for i in range(n)]
