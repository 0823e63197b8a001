# wrong: drawn with replacement
# accept: rows_twice
def batches(x, y, size, rng):
    found = []
    for i in range(0, len(x), size):
        rows = rng.integers(0, len(x), min(size, len(x) - i))
        found.append((x[rows], y[rows]))
    return found
