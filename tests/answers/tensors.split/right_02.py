# right: lists of indices, cut off by int, the rest goes to the last part
def split(x, y, ratios, rng, stratify=False):
    parts = [[] for r in ratios]
    if stratify:
        by_class = {}
        for i, label in enumerate(y):
            by_class.setdefault(int(label), []).append(i)
        groups = list(by_class.values())
    else:
        groups = [list(range(len(y)))]
    for group in groups:
        rng.shuffle(group)
        n, used = len(group), 0
        for k in range(len(ratios) - 1):
            take = int(ratios[k] * n)
            parts[k] += group[used : used + take]
            used += take
        parts[-1] += group[used:]
    return [(x[p], y[p]) for p in parts]
