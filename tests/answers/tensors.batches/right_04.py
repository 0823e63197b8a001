# right: an error class of NumPy's own arguments, array_split with boundaries
def one_hot(labels, classes):
    labels = np.asarray(labels)
    out = np.zeros((labels.size, classes), dtype=np.float32)
    flat = np.ravel_multi_index((np.arange(labels.size), labels), out.shape)
    out.flat[flat] = 1
    return out


def batches(x, y, size, rng):
    index = np.arange(len(y))
    rng.shuffle(index)
    cuts = range(size, len(y), size)
    return list(zip(np.split(x[index], cuts), np.split(y[index], cuts)))
