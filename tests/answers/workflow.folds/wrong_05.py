# wrong: a list of index arrays
# accept: rows_of_folds
def kfold(labels, k, rng):
    parts = [[] for _ in range(k)]
    for c in np.unique(labels):
        for j, i in enumerate(rng.permutation(np.flatnonzero(labels == c))):
            parts[j % k].append(i)
    return [np.sort(p) for p in parts]
