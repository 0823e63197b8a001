# right: random keys
def kfold(labels, k, rng):
    keys = rng.random(len(labels))
    result = [0] * len(labels)
    for c in np.unique(labels):
        mine = sorted((i for i in range(len(labels)) if labels[i] == c), key=lambda i: keys[i])
        for place, i in enumerate(mine):
            result[i] = place % k
    return result
