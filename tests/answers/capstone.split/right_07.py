# right: labels that spread as minima until nothing changes; running maximum for the time
def clusters_of(kinds):
    label = np.arange(len(kinds[0]))
    while True:
        before = label.copy()
        for kind in kinds:
            least = np.full(kind.max() + 1, len(label))
            np.minimum.at(least, kind, label)
            label = least[kind]
        if (label == before).all():
            return label


def split_by_groups(x, groups, shares, rng):
    codes = [np.unique(a, axis=0, return_inverse=True)[1].reshape(-1) for a in (x, groups)]
    label = clusters_of(codes)
    names = np.unique(label)
    rng.shuffle(names)
    sizes = np.array([np.sum(label == name) for name in names])
    before = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    goes = np.searchsorted(np.cumsum(shares[:-1]) * len(x), before + sizes / 2)
    return [np.flatnonzero(np.isin(label, names[goes == i])) for i in range(len(shares))]


def split_by_time(times, shares):
    total, bounds = len(times), np.cumsum(shares)[:-1]
    rank = np.searchsorted(np.sort(times), times, side="left")
    place = np.digitize(rank / total, bounds)
    return [np.flatnonzero(place == i) for i in range(len(shares))]


def proof(x, groups, times, parts):
    names = []
    times_seen = np.zeros(len(x), dtype=int)
    for part in parts:
        np.add.at(times_seen, np.asarray(part, dtype=int), 1)
    if times_seen.max(initial=0) > 1:
        names.append("twice")
    if times_seen.min(initial=1) == 0:
        names.append("lost")
    example = np.unique(x, axis=0, return_inverse=True)[1].reshape(-1)
    for name, code in (("equal", example), ("group", groups)):
        owner = {}
        for number, part in enumerate(parts):
            if any(owner.setdefault(c, number) != number for c in code[part].tolist()):
                names.append(name)
                break
    if times is not None:
        latest = -np.inf
        for part in parts:
            if len(part) == 0:
                continue
            if times[part].min() < latest:
                names.append("time")
                break
            latest = max(latest, times[part].max())
    return names
