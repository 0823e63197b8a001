# right: permutation and boundaries
def split(x, y, ratios, rng, stratify=False):
    groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
    chosen = [[] for _ in ratios]
    for group in groups:
        shuffled = rng.permutation(group)
        start = 0
        for k, ratio in enumerate(ratios):
            stop = len(group) if k == len(ratios) - 1 else start + int(round(ratio * len(group)))
            chosen[k].append(shuffled[start:stop])
            start = stop
    return [(x[np.concatenate(c)], y[np.concatenate(c)]) for c in chosen]
