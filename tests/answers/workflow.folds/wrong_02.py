# wrong: own generator
# accept: rng_ignored
def kfold(labels, k, rng):
    fold = np.zeros(len(labels), int)
    for c in set(labels.tolist()):
        idx = np.where(labels == c)[0]
        np.random.default_rng(42).shuffle(idx)
        for j, i in enumerate(idx):
            fold[i] = j % k
    return fold
