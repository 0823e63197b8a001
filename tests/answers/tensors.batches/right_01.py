# right: one-hot by indexing, batches by slices of a permutation
def one_hot(labels, classes):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError("label out of range")
    return np.eye(classes)[labels]


def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    return [(x[order[i : i + size]], y[order[i : i + size]]) for i in range(0, len(x), size)]
