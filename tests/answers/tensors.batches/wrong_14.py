# wrong: only the first batch: return inside the loop
# accept: first_batch_only returns_in_loop
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    result = []
    for i in range(0, len(x), size):
        rows = order[i : i + size]
        result.append((x[rows], y[rows]))
        return result
