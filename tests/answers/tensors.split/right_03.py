# right: random keys, tuples of arrays
def split(x, y, ratios, rng, stratify=False):
    keys = rng.random(len(x))
    order = np.lexsort((keys, y)) if stratify else np.argsort(keys)
    part_of = np.empty(len(x), dtype=int)
    edges = np.cumsum(ratios)
    if stratify:
        for label in np.unique(y):
            rows = order[y[order] == label]
            part_of[rows] = np.searchsorted(edges[:-1], (np.arange(len(rows)) + 0.5) / len(rows))
    else:
        part_of[order] = np.searchsorted(edges[:-1], (np.arange(len(x)) + 0.5) / len(x))
    return tuple((x[part_of == k], y[part_of == k]) for k in range(len(ratios)))
