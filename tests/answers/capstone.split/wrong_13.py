# wrong: 'time' compares neighbours in the list only by their last and first row, unsorted
# accept: ends_compared
def split_by_groups(x, groups, shares, rng):
    n = len(x)
    parent = list(range(n))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first = {}
    for i in range(n):
        for key in (("group", int(groups[i])), ("example", tuple(x[i].tolist()))):
            j = first.setdefault(key, i)
            parent[root(i)] = root(j)
    clusters = {}
    for i in range(n):
        clusters.setdefault(root(i), []).append(i)
    clusters = list(clusters.values())
    parts, bounds, dealt, now = [[] for _ in shares], np.cumsum(shares) * n, 0, 0
    for c in rng.permutation(len(clusters)):
        while now < len(shares) - 1 and dealt + len(clusters[c]) / 2 > bounds[now]:
            now += 1
        parts[now] += clusters[c]
        dealt += len(clusters[c])
    return [np.array(part, dtype=int) for part in parts]


def split_by_time(times, shares):
    moments, counts = np.unique(times, return_counts=True)
    middle = np.cumsum(counts) - counts / 2
    which = np.searchsorted(np.cumsum(shares)[:-1] * len(times), middle)
    part_of = which[np.searchsorted(moments, times)]
    return [np.flatnonzero(part_of == i) for i in range(len(shares))]


def proof(x, groups, times, parts):
    wrong = []
    rows = np.concatenate([np.asarray(part, dtype=int) for part in parts])
    if len(np.unique(rows)) < len(rows):
        wrong.append("twice")
    if len(np.unique(rows)) < len(x):
        wrong.append("lost")
    examples = [{tuple(row) for row in x[part].tolist()} for part in parts]
    kinds = [set(groups[part].tolist()) for part in parts]
    pairs = [(i, j) for j in range(len(parts)) for i in range(j)]
    if any(examples[i] & examples[j] for i, j in pairs):
        wrong.append("equal")
    if any(kinds[i] & kinds[j] for i, j in pairs):
        wrong.append("group")
    if times is not None:
        for i, j in pairs:
            if len(parts[i]) and len(parts[j]) and times[parts[j][0]] < times[parts[i][-1]]:
                wrong.append("time")
                break
    return wrong
