# wrong: the rows are spread evenly over the batches
# accept: even_batches
def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    count = int(np.ceil(len(x) / size))
    return [(x[rows], y[rows]) for rows in np.array_split(order, count)]
