# right: shuffled indices, dealt
def kfold(labels, k, rng):
    fold = np.zeros(len(labels), int)
    for c in set(labels.tolist()):
        idx = np.where(labels == c)[0]
        rng.shuffle(idx)
        for j, i in enumerate(idx):
            fold[i] = j % k
    return fold
