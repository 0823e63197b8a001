# right: a class for the clusters, a boolean matrix that is squared until it is closed
class Relation:
    def __init__(self, x, groups):
        self.near = groups[:, None] == groups[None, :]
        self.near |= (x[:, None, :] == x[None, :, :]).all(axis=-1)

    def closed(self):
        near = self.near
        while True:
            more = (near.astype(np.float32) @ near.astype(np.float32)) > 0
            if (more == near).all():
                return near
            near = more


def split_by_groups(x, groups, shares, rng):
    label = Relation(x, groups).closed().argmax(axis=1)
    parts = [np.zeros(0, dtype=int) for _ in shares]
    order = np.unique(label)[rng.permutation(len(np.unique(label)))]
    for name in order:
        lacks = np.array([s * len(x) - len(p) for s, p in zip(shares, parts)])
        k = lacks.argmax()
        parts[k] = np.append(parts[k], np.flatnonzero(label == name))
    return parts


def split_by_time(times, shares):
    times = np.asarray(times)
    ordered = np.sort(times)
    edges = [-np.inf]
    for share in np.cumsum(shares)[:-1]:
        edges.append(ordered[min(int(share * len(times)), len(times) - 1)])
    edges.append(np.inf)
    return [np.flatnonzero((times >= a) & (times < b)) for a, b in zip(edges, edges[1:])]


def proof(x, groups, times, parts):
    part_of = np.concatenate([np.full(len(part), i) for i, part in enumerate(parts)])
    row = np.concatenate([np.array(part, dtype=int) for part in parts])
    other = part_of[:, None] != part_of
    behind = part_of[:, None] > part_of
    same = np.logical_and.reduce([x[row, d][:, None] == x[row, d] for d in range(x.shape[1])])
    checks = {
        "twice": len(row) != len(set(row.tolist())),
        "lost": not np.isin(np.arange(len(x)), row).all(),
        "equal": (other & same).any(),
        "group": (other & (groups[row][:, None] == groups[row])).any(),
        "time": times is not None and (behind & (times[row][:, None] < times[row])).any(),
    }
    return [name for name, wrong in checks.items() if wrong]
