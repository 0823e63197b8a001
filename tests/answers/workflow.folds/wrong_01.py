# wrong: not shuffled
# accept: not_shuffled
def kfold(labels, k, rng):
    fold = np.zeros(len(labels), int)
    for c in set(labels.tolist()):
        idx = np.where(labels == c)[0]
        for j, i in enumerate(idx):
            fold[i] = j % k
    return fold
