# right: array_split of each class
def kfold(labels, k, rng):
    out = np.empty(labels.shape, dtype=np.int64)
    for c in np.unique(labels):
        rows = rng.permutation(np.nonzero(labels == c)[0])
        for number, part in enumerate(np.array_split(rows, k)):
            out[part] = number
    return out
