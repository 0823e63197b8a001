# wrong: an empty batch at the end
# accept: empty_batch
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    found = []
    for k in range(len(x) // size + 1):
        rows = order[k * size : (k + 1) * size]
        found.append((x[rows], y[rows]))
    return found
