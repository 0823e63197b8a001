# right: labels passed on through dictionaries
def split_by_groups(x, groups, shares, rng):
    label = np.arange(len(x))
    keys = [groups.tolist(), [row.tobytes() for row in np.ascontiguousarray(x)]]
    changed = True
    while changed:
        changed = False
        for names in keys:
            smallest = {}
            for i, name in enumerate(names):
                smallest[name] = min(smallest.get(name, label[i]), label[i])
            for i, name in enumerate(names):
                if label[i] != smallest[name]:
                    label[i], changed = smallest[name], True
    todo = [float(share) * len(x) for share in shares]
    parts = [[] for _ in shares]
    for each in rng.permutation(np.unique(label)):
        rows = np.flatnonzero(label == each)
        k = max(range(len(todo)), key=todo.__getitem__)
        parts[k].extend(rows.tolist())
        todo[k] -= len(rows)
    return parts
