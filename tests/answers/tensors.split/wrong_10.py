# wrong: only two parts
# accept: part_missing
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    train, test = [], []
    for g in groups:
        g = rng.permutation(g)
        n = round(ratios[0] * len(g))
        train.extend(g[:n])
        test.extend(g[n:])
    return [(x[train], y[train]), (x[test], y[test])]
