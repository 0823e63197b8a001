# wrong: stratify is ignored
# accept: stratify_ignored argument_ignored
def split(x, y, ratios, rng, stratify=False):
    order = rng.permutation(len(x))
    ends = np.round(np.cumsum(ratios) * len(x)).astype(int)[:-1]
    return [(x[rows], y[rows]) for rows in np.split(order, ends)]
