# wrong: parts of equal size
# accept: equal_parts
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    parts = [[] for _ in ratios]
    for g in groups:
        for part, rows in zip(parts, np.array_split(rng.permutation(g), len(ratios))):
            part.extend(rows)
    return [(x[p], y[p]) for p in parts]
