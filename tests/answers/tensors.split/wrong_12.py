# wrong: indices come back
# accept: indices_returned
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    parts = [[] for _ in ratios]
    for g in groups:
        ends = np.round(np.cumsum(ratios) * len(g)).astype(int)
        for part, rows in zip(parts, np.split(rng.permutation(g), ends[:-1])):
            part.extend(rows)
    return [np.array(p) for p in parts]
