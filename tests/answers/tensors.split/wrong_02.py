# wrong: x and y are shuffled separately
# accept: labels_torn_off argument_ignored
def split(x, y, ratios, rng, stratify=False):
    x = rng.permutation(x)
    y = rng.permutation(y)
    ends = np.round(np.cumsum(ratios) * len(x)).astype(int)[:-1]
    return list(zip(np.split(x, ends), np.split(y, ends)))
