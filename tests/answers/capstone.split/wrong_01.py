# wrong: equal examples are not looked at
# accept: twins_ignored
def split_by_groups(x, groups, shares, rng):
    n = len(x)
    parent = list(range(n))

    def root(i):
        while parent[i] != i:
            i = parent[i]
        return i

    by_group, by_example = {}, {}
    for i in range(n):
        for book, key in ((by_group, int(groups[i])),):
            if key in book:
                parent[root(i)] = root(book[key])
            book[key] = i
    clusters = {}
    for i in range(n):
        clusters.setdefault(root(i), []).append(i)
    clusters = list(clusters.values())
    rng.shuffle(clusters)
    parts, k, limit = [[] for _ in shares], 0, shares[0] * n
    placed = 0
    for cluster in clusters:
        while k < len(shares) - 1 and placed + len(cluster) / 2 > limit:
            k += 1
            limit += shares[k] * n
        parts[k] += cluster
        placed += len(cluster)
    return [np.array(sorted(part), dtype=int) for part in parts]
