# wrong: the global random numbers
# accept: uses_global_random argument_ignored rng_ignored
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    parts = [[] for _ in ratios]
    for g in groups:
        np.random.shuffle(g)
        ends = np.round(np.cumsum(ratios) * len(g)).astype(int)
        for part, rows in zip(parts, np.split(g, ends[:-1])):
            part.extend(rows)
    return [(x[p], y[p]) for p in parts]
