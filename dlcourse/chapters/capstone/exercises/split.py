"""18.2 Parts that share nothing, and the proof of it."""

import numpy as np

from dlcourse.checking import Exercise, Function

# ---- split_by_groups


def split_by_groups(x, groups, shares, rng):
    label = np.arange(len(x))
    _, group = np.unique(groups, return_inverse=True)
    _, twin = np.unique(x.reshape(len(x), -1), axis=0, return_inverse=True)
    while True:
        before = label.copy()
        for same in (group.ravel(), twin.ravel()):
            lowest = np.full(len(x), len(x))
            np.minimum.at(lowest, same, label)
            label = lowest[same]
        if np.array_equal(label, before):
            break
    parts, filled = [[] for _ in shares], np.zeros(len(shares))
    for cluster in rng.permutation(np.unique(label)):
        rows = np.flatnonzero(label == cluster)
        part = int(np.argmax(np.asarray(shares) * len(x) - filled))
        parts[part].extend(rows)
        filled[part] += len(rows)
    return [np.array(part, int) for part in parts]


# ---- split_by_time


def split_by_time(times, shares):
    order = np.argsort(times, kind="stable")
    ends = np.round(np.cumsum(shares)[:-1] * len(times)).astype(int)
    ends = [np.searchsorted(times[order], times[order[end]]) if end < len(times) else end for end in ends]
    return np.split(order, ends)


# ---- proof


def proof(x, groups, times, parts):
    rows = np.concatenate([np.asarray(part, int) for part in parts])
    part = np.repeat(np.arange(len(parts)), [len(each) for each in parts])
    counts = np.bincount(rows, minlength=len(x))
    found = ["twice"] if (counts > 1).any() else []
    found += ["lost"] if (counts == 0).any() else []
    if _shared(np.unique(x.reshape(len(x), -1), axis=0, return_inverse=True)[1].ravel()[rows], part):
        found.append("equal")
    if _shared(np.unique(groups, return_inverse=True)[1][rows], part):
        found.append("group")
    if times is not None and any(
        times[rows[part < k]].max(initial=-np.inf) > times[rows[part == k]].min(initial=np.inf)
        for k in range(1, len(parts))
    ):
        found.append("time")
    return found


def _shared(kind, part):
    """Whether one of these numbers stands in two parts."""
    return any(len(np.unique(part[kind == each])) > 1 for each in np.unique(kind))


exercise = Exercise(
    number="18.2",
    points=14,
    answers=[
        Function("split_by_groups", split_by_groups),
        Function("split_by_time", split_by_time),
        Function("proof", proof),
    ],
)
