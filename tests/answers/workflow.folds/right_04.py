# right: a running start from class to class
def kfold(labels, k, rng):
    order = rng.permutation(len(labels))
    order = order[np.argsort(labels[order], kind='stable')]
    fold = np.zeros(len(labels), dtype=int)
    fold[order] = np.arange(len(labels)) % k
    return fold
