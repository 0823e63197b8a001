"""Tables to be split, with groups and twins, and what is true of a split."""

import numpy as np


def table(seed, rows, twins):
    """Examples (rows, 3) and groups of two rows; ``twins`` rows stand again in another group."""
    rng = np.random.default_rng(seed)
    x = rng.permutation(rows * 3).reshape(rows, 3)
    groups = rng.permutation(np.arange(rows) // 2) * 7 + 5
    chosen = rng.permutation(rows)
    for k in range(twins):
        x[chosen[2 * k + 1]] = x[chosen[2 * k]]
    return x, groups


def clusters(x, groups):
    """The number of the cluster of each row."""
    label = np.arange(len(x))
    related = (x[:, None] == x).all(axis=2) | (groups[:, None] == groups)
    while True:
        before, label = label, np.where(related, label, len(x)).min(axis=1)
        if np.array_equal(before, label):
            return label


def grouped(answer, seed, rows, shares, twins):
    """What is true of a split of a table by groups."""
    x, groups = table(seed, rows, twins)
    found = []
    for start in (seed, seed, seed + 1):
        own = x.copy(), groups.copy()
        found.append(answer(*own, shares, np.random.default_rng(start)))
        if not all(map(np.array_equal, own, (x, groups))):
            return {"x and groups": "are changed"}
    form = _form(found[0], rows, len(shares))
    if form != "indices":
        return {"what comes back": form}
    parts, again, others = ([np.sort(np.asarray(part, int)) for part in each] for each in found)
    part = _part_of(parts, rows)
    largest = np.bincount(clusters(x, groups)).max()
    return {
        "what comes back": form,
        "every row once": _times(parts, rows),
        "groups": "whole" if _whole(groups, part) else "torn apart",
        "equal examples": "together"
        if _whole(np.unique(x, axis=0, return_inverse=True)[1].ravel(), part)
        else "in two parts",
        "sizes": _sizes(parts, np.array(shares) * rows, 2 * largest),
        "the same seed": "the same parts" if _same(parts, again) else "other parts",
        "another seed": "the same parts" if _same(parts, others) else "other parts",
    }


def _sizes(parts, asked, slack):
    missed = np.array([len(part) for part in parts]) - asked
    if abs(missed).max() <= slack:
        return "as asked"
    turned = missed + asked - asked[::-1]
    return "in the reversed order" if abs(turned).max() <= slack else "other than asked"


def timed(answer, times, shares):
    """What is true of a split by time."""
    own = times.copy()
    found = answer(own, shares)
    form = _form(found, len(times), len(shares))
    if form != "indices":
        return {"what comes back": form}
    parts = [np.asarray(part, int) for part in found]
    most = np.unique(times, return_counts=True)[1].max()
    sizes = [abs(len(rows) - share * len(times)) for rows, share in zip(parts, shares, strict=True)]
    kept = [times[rows] for rows in parts if len(rows)]
    pairs = [(a, b) for k, b in enumerate(kept) for a in kept[:k]]
    return {
        "what comes back": form,
        "every row once": _times(parts, len(times)),
        "order": _order(pairs),
        "sizes": "as asked" if max(sizes) <= most + 1 else "other than asked",
        "times changed": not np.array_equal(own, times),
    }


def _order(pairs):
    if all(a.max() < b.min() for a, b in pairs):
        return "earlier parts first"
    if all(a.max() <= b.min() for a, b in pairs):
        return "rows of one moment in two parts"
    return "latest first" if all(a.min() >= b.max() for a, b in pairs) else "mixed"


def _form(parts, rows, count):
    if not isinstance(parts, tuple | list):
        return type(parts).__name__
    if len(parts) != count:
        return f"{len(parts)} parts"
    arrays = [np.asarray(part) for part in parts]
    if any(array.ndim != 1 for array in arrays):
        return "not lists of row indices"
    if any(array.dtype == bool for array in arrays):
        return "masks"
    if any(np.iscomplexobj(array) for array in arrays):
        return "complex numbers"
    whole = all((array == np.round(array)).all() for array in arrays)
    inside = whole and all(((array >= 0) & (array < rows)).all() for array in arrays)
    return "indices" if inside else "numbers that are no indices"


def _part_of(parts, rows):
    part = np.full(rows, -1)
    for number, each in enumerate(parts):
        part[each] = number
    return part


def _times(parts, rows):
    counts = np.bincount(np.concatenate(parts), minlength=rows)
    return "yes" if (counts == 1).all() else "some twice" if (counts > 1).any() else "some in none"


def _whole(kind, part):
    return all(len(np.unique(part[kind == each])) == 1 for each in np.unique(kind))


def _same(parts, others):
    return all(np.array_equal(a, np.sort(b)) for a, b in zip(parts, others, strict=True))


PARTS = 3


def planted(rng, kind):
    """A table and a split of it in three parts with one or two faults."""
    rows = 24
    x = rng.permutation(rows * 2).reshape(rows, 2)
    order = rng.permutation(rows)
    parts = np.split(order, [10, 17])
    groups, times = np.empty(rows, int), np.empty(rows)
    groups[order] = np.arange(rows) // 2 + np.repeat([0, 20, 40], [10, 7, 7])
    times[order] = np.concatenate([rng.permutation(10), 10 + rng.permutation(7), 17 + rng.permutation(7)]) / 2
    first, second, last = (part[rng.integers(1, len(part) - 1)] for part in parts)
    for fault in kind.split(", "):
        match fault:
            case "equal":
                x[second] = x[first]
            case "equal far":
                x[last] = x[first]
            case "equal in one part":
                x[parts[0][0]] = x[parts[0][-1]]
            case "copy with its group":
                x[last], groups[last] = x[second], groups[second]
            case "one column":
                x[second, 0] = x[first, 0]
            case "group":
                groups[last] = groups[second]
            case "group far":
                groups[last] = groups[first]
            case "time":
                times[last] = times[second] - 0.25
            case "time at the ends":
                times[parts[1][-1]] = times[parts[1]].max() + 0.5
                times[parts[2][0]] = times[parts[1][-1]] - 0.25
            case "tie":
                times[parts[1]] = times[parts[1]].min()
                times[parts[2]] = times[parts[1][0]]
            case "twice":
                parts[0] = np.append(parts[0], parts[0][0])
            case "in both":
                parts[2] = np.append(parts[2], parts[1][0])
                times[parts[1]] = times[parts[1]].min()
                times[parts[2]] = times[parts[1][0]]
            case "lost":
                parts[0] = parts[0][1:]
    return x, groups, times, parts


def proven(answer, seed, kinds, timed=True):
    """What is said of several splits: one alone could be guessed."""
    rng = np.random.default_rng(seed)
    said = []
    for kind in kinds:
        x, groups, times, parts = planted(rng, kind)
        found = answer(x, groups, times if timed else None, [part.copy() for part in parts])
        ordered = isinstance(found, tuple | list | set) and all(isinstance(each, str) for each in found)
        said.append((kind, sorted(found) if ordered else found))
    return said
