# wrong: rows are left over by rounding down
# accept: rows_lost
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    parts = [[] for _ in ratios]
    for g in groups:
        g = rng.permutation(g)
        start = 0
        for part, r in zip(parts, ratios):
            stop = start + int(r * len(g))
            part.extend(g[start:stop])
            start = stop
    return [(x[p], y[p]) for p in parts]
