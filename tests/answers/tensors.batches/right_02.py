# right: a comparison with arange, batches by yield
def one_hot(labels, classes):
    if np.any((labels < 0) | (labels > classes - 1)):
        raise ValueError(labels)
    return (np.asarray(labels)[:, None] == np.arange(classes)).astype(float)


def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        rows = order[start : start + size]
        yield x[rows], y[rows]
