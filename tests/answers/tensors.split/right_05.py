# right: Python lists of rows
def split(x, y, ratios, rng, stratify=False):
    pairs = list(zip(x, y))
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    if stratify:
        pairs.sort(key=lambda pair: pair[1])
        groups = [[p for p in pairs if p[1] == c] for c in sorted(set(y))]
    else:
        groups = [pairs]
    parts = [[] for _ in ratios]
    for group in groups:
        end = 0.0
        for part, ratio in zip(parts, ratios):
            begin, end = end, end + ratio
            part.extend(group[round(begin * len(group)) : round(end * len(group))])
    return [[np.array([p[0] for p in part]), np.array([p[1] for p in part])] for part in parts]
