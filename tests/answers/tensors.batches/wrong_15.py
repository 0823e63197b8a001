# wrong: size is taken for the number of batches
# accept: size_as_count
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    return [(x[rows], y[rows]) for rows in np.array_split(order, size)]
