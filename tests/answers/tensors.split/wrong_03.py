# wrong: only x is shuffled
# accept: labels_torn_off
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    parts = [[] for _ in ratios]
    taken = [[] for _ in ratios]
    for g in groups:
        order = rng.permutation(g)
        ends = np.round(np.cumsum(ratios) * len(g)).astype(int)[:-1]
        for part, rows in zip(parts, np.split(order, ends)):
            part.extend(rows)
        for part, rows in zip(taken, np.split(np.sort(g), ends)):
            part.extend(rows)
    return [(x[p], y[t]) for p, t in zip(parts, taken)]
