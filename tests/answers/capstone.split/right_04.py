# right: proof by sets of pairs
def proof(x, groups, times, parts):
    faults = []
    places = [(k, int(row)) for k, part in enumerate(parts) for row in part]
    rows = [row for _, row in places]
    if len(rows) != len(set(rows)):
        faults.append("twice")
    if set(range(len(x))) - set(rows):
        faults.append("lost")
    for name, key in (("equal", lambda i: tuple(x[i])), ("group", lambda i: groups[i])):
        homes = {}
        for k, row in places:
            homes.setdefault(key(row), set()).add(k)
        if any(len(home) > 1 for home in homes.values()):
            faults.append(name)
    if times is not None:
        latest = -np.inf
        for part in parts:
            now = [times[int(row)] for row in part]
            if now and min(now) < latest:
                faults.append("time")
                break
            latest = max([latest, *now])
    return faults
