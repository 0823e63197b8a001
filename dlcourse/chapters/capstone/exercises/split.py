"""18.2 Parts that share nothing, and the proof of it."""

import numpy as np

from dlcourse.chapters.capstone.exercises import _splits as watched
from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning

# ---- split_by_groups


def split_by_groups(x, groups, shares, rng):
    n = len(x)
    kinds = [np.unique(groups, return_inverse=True)[1], np.unique(x, axis=0, return_inverse=True)[1]]
    label, before = np.arange(n), None
    while before is None or not np.array_equal(label, before):
        before = label
        for kind in kinds:
            lowest = np.full(n, n)
            np.minimum.at(lowest, kind.ravel(), label)
            label = lowest[kind.ravel()]
    return _dealt([np.flatnonzero(label == each) for each in np.unique(label)], shares, n, rng)


def _dealt(clusters, shares, n, rng):
    """Clusters, one after the other in random order, each to the part that misses most."""
    parts, missing = [[] for _ in shares], np.array(shares, float) * n
    for number in rng.permutation(len(clusters)):
        part = int(np.argmax(missing))
        parts[part].extend(clusters[number])
        missing[part] -= len(clusters[number])
    return [np.array(part, int) for part in parts]


def by_search(x, groups, shares, rng):
    n = len(x)
    twins = (x[:, None] == x[None]).all(axis=2)
    related = twins | (groups[:, None] == groups[None])
    free, clusters = list(range(n)), []
    while free:
        cluster = [free[0]]
        for row in cluster:
            cluster += [other for other in free if related[row][other] and other not in cluster]
        free = [row for row in free if row not in cluster]
        clusters.append(cluster)
    clusters = [clusters[number] for number in rng.permutation(len(clusters))]
    order = np.array([row for cluster in clusters for row in cluster])
    sizes = np.cumsum([len(cluster) for cluster in clusters])
    ends = [sizes[np.argmin(abs(sizes - share * n))] for share in np.cumsum(shares)[:-1]]
    return np.split(order, ends)


def by_names(x, groups, shares, rng):
    """Every row takes over the smallest name among its relatives, until nothing changes."""
    n = len(x)
    twins = [[j for j in range(n) if np.array_equal(x[i], x[j])] for i in range(n)]
    related = [[*twins[i], *np.flatnonzero(groups == groups[i])] for i in range(n)]
    name = list(range(n))
    for _ in range(n):
        name = [min(name[j] for j in related[i]) for i in range(n)]
    clusters = [np.flatnonzero(np.array(name) == each) for each in sorted(set(name))]
    clusters = [clusters[number] for number in rng.permutation(len(clusters))]
    order = np.concatenate(clusters)
    sizes = np.cumsum([len(cluster) for cluster in clusters])
    ends = [sizes[np.argmin(abs(sizes - share * n))] for share in np.cumsum(shares)[:-1]]
    return np.split(order, ends)


_CUTS = "[round(share * n) for share in np.cumsum(shares)[:-1]]"
_GROUPED, _SPLIT, _BEGIN = (by_search, by_names), "return np.split(order, ends)", "    n = len(x)\n"
_TWINS = (
    "twins = (x[:, None] == x[None]).all(axis=2)",
    "twins = [[j for j in range(n) if np.array_equal(x[i], x[j])] for i in range(n)]",
)
group_mistakes = [
    *edits(
        _GROUPED,
        twins_ignored=[
            (_TWINS[0], "twins = np.eye(n, dtype=bool)"),
            (_TWINS[1], "twins = [[i] for i in range(n)]"),
        ],
        groups_ignored=[
            ("(groups[:, None] == groups[None])", "twins"),
            ("*np.flatnonzero(groups == groups[i])", "i"),
        ],
        shares_ignored=("np.cumsum(shares)[:-1]", "np.arange(1, len(shares)) / len(shares)"),
    ),
    *replaced(
        _GROUPED,
        "rng.permutation(len(clusters))",
        not_shuffled=["range(len(clusters))", "np.random.default_rng(0).permutation(len(clusters))"],
    ),
    *replaced(
        _GROUPED,
        _BEGIN,
        rows_shuffled=f"{_BEGIN}    return np.split(rng.permutation(n), {_CUTS})\n",
    ),
    *replaced(
        _GROUPED,
        _SPLIT,
        last_part_missing="return np.split(order, ends)[:-1]",
        reversed="return np.split(order, ends)[::-1]",
        examples_returned="return [x[part] for part in np.split(order, ends)]",
        masks_returned="return [np.isin(np.arange(n), part) for part in np.split(order, ends)]",
    ),
]


def _grouped(name, seed, rows, shares, twins, weight=1.0):
    typed = f"split_by_groups(x, groups, {shares}, rng)  # {rows} rows, {twins} of them twice"
    return Case(name, (seed, rows, shares, twins), play=watched.grouped, typed=typed, weight=weight)


def drawn_groups(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=5)]
    return [
        _grouped("groups and twins", seeds[0], 70, (0.6, 0.2, 0.2), 5, 2),
        _grouped("two parts", seeds[1], 60, (0.75, 0.25), 4, 2),
        _grouped("many twins", seeds[2], 66, (0.5, 0.2, 0.3), 6, 2),
        _grouped("no twins", seeds[3], 48, (0.4, 0.6), 0),
        _grouped("four parts", seeds[4], 70, (0.6, 0.2, 0.1, 0.1), 3),
    ]


# ---- split_by_time


def split_by_time(times, shares):
    n = len(times)
    order = np.argsort(times, kind="stable")
    ends = []
    for share in np.cumsum(shares)[:-1]:
        end = min(round(share * n), n - 1)
        ends.append(np.searchsorted(times[order], times[order[end]]))
    return np.split(order, ends)


def by_moments(times, shares):
    n = len(times)
    ordered = np.sort(times)
    moments = [ordered[min(round(share * n), n - 1)] for share in np.cumsum(shares)[:-1]]
    limits = [-np.inf, *moments, np.inf]
    parts = []
    for k in range(len(shares)):
        inside = (times >= limits[k]) & (times < limits[k + 1])
        parts.append(np.flatnonzero(inside))
    return parts


def by_sorting(times, shares):
    n = len(times)
    order = sorted(range(n), key=lambda row: times[row])
    parts = [[] for _ in shares]
    limits = [times[order[min(round(share * n), n - 1)]] for share in np.cumsum(shares)[:-1]]
    for row in order:
        k = sum(times[row] >= limit for limit in limits)
        parts[k].append(row)
    return parts


_TIMED = (by_moments, by_sorting)
_PLAIN = f"np.split(np.argsort(times, kind='stable'), {_CUTS})"
time_mistakes = [
    *returning(
        _TIMED,
        ties_torn=_PLAIN,
        newest_first=[
            "parts[::-1]",
            f"np.split(np.argsort(-times), {_CUTS})",
        ],
        order_of_the_table=[
            f"np.split(np.arange(n), {_CUTS})",
            f"np.split(np.random.default_rng(0).permutation(n), {_CUTS})",
            f"np.split(np.argsort(np.argsort(times)), {_CUTS})",
        ],
        times_returned="[times[part] for part in parts]",
        masks_returned="[np.isin(np.arange(n), part) for part in parts]",
        last_part_missing="parts[:-1]",
    ),
    *edits(
        _TIMED,
        shares_of_the_time=[
            ("ordered[min(round(share * n), n - 1)]", "times.min() + share * np.ptp(times)"),
            ("times[order[min(round(share * n), n - 1)]]", "times.min() + share * np.ptp(times)"),
        ],
    ),
]


def _timed(name, times, shares, weight=1.0):
    typed = f"split_by_time(times, {shares})  # {len(times)} rows, {len(np.unique(times))} moments"
    return Case(name, (times, shares), play=watched.timed, typed=typed, weight=weight)


def drawn_times(rng):
    uneven = rng.permutation(rng.exponential(10, 60).round(3))
    return [
        _timed("all different", rng.permutation(50) * 1.5, (0.6, 0.2, 0.2), 1.5),
        _timed("days with many rows", rng.integers(0, 12, 90), (0.5, 0.25, 0.25), 3),
        _timed("a busy start", uneven, (0.6, 0.4), 2),
        _timed("hours", rng.integers(0, 24, 70).astype(float), (0.25, 0.25, 0.25, 0.25), 2),
        _timed("before the start", rng.permutation(np.arange(-20, 20)), (0.7, 0.3)),
    ]


# ---- proof


def proof(x, groups, times, parts):
    rows = np.concatenate(parts).astype(int)
    part = np.repeat(np.arange(len(parts)), [len(each) for each in parts])
    counts = np.bincount(rows, minlength=len(x))
    twin = np.unique(x, axis=0, return_inverse=True)[1].ravel()
    group = np.unique(groups, return_inverse=True)[1].ravel()
    checks = {
        "twice": (counts > 1).any(),
        "lost": (counts == 0).any(),
        "equal": _shared(twin[rows], part),
        "group": _shared(group[rows], part),
        "time": times is not None and _goes_back(times[rows], part),
    }
    return [name for name, holds in checks.items() if holds]


def _shared(kind, part):
    """Whether one of these numbers stands in two parts."""
    return len(np.unique(np.stack([kind, part]), axis=1).T) > len(np.unique(kind))


def _goes_back(times, part):
    """Whether a row of a part is earlier than a row of a part before it."""
    return bool(((times[:, None] > times) & (part[:, None] < part)).any())


def by_comparing(x, groups, times, parts):
    found = set()
    parts = [list(part) for part in parts]
    rows = [row for part in parts for row in part]
    if len(set(rows)) < len(rows):
        found.add("twice")
    if set(rows) != set(range(len(x))):
        found.add("lost")
    for k, later in enumerate(parts):
        for row in later:
            for other in [row for part in parts[:k] for row in part]:
                if np.array_equal(x[row], x[other]):
                    found.add("equal")
                if groups[row] == groups[other]:
                    found.add("group")
                if times is not None and times[row] < times[other]:
                    found.add("time")
    return sorted(found)


def by_tables(x, groups, times, parts):
    found = []
    parts = [np.asarray(part, int) for part in parts]
    counts = np.sum([np.bincount(part, minlength=len(x)) for part in parts], axis=0)
    if counts.max() > 1:
        found.append("twice")
    if counts.min() < 1:
        found.append("lost")
    pairs = [(a, b) for j, b in enumerate(parts) for a in parts[:j] if len(a) and len(b)]
    if any((x[a][:, None] == x[b][None]).all(axis=2).any() for a, b in pairs):
        found.append("equal")
    if any(np.isin(groups[a], groups[b]).any() for a, b in pairs):
        found.append("group")
    if times is not None and any(times[a].max() > times[b].min() for a, b in pairs):
        found.append("time")
    return found


_PROOFS = (by_comparing, by_tables)
proof_mistakes = [
    *edits(
        _PROOFS,
        neighbours_only=[
            ("parts[:k]", "parts[max(k - 1, 0) : k]"),
            ("parts[:j]", "parts[max(j - 1, 0) : j]"),
        ],
        misses_equal=[
            ("np.array_equal(x[row], x[other])", "row == other"),
            ("(x[a][:, None] == x[b][None]).all(axis=2).any()", "np.isin(a, b).any()"),
        ],
        equal_by_one_column=[
            ("np.array_equal(x[row], x[other])", "(x[row] == x[other]).any()"),
            ("all(axis=2)", "any(axis=2)"),
        ],
        misses_group=[
            ("groups[row] == groups[other]", "row == other"),
            ("np.isin(groups[a], groups[b]).any()", "np.isin(a, b).any()"),
        ],
        misses_lost=[("set(rows) != set(range(len(x)))", "False"), ("counts.min() < 1", "False")],
        misses_twice=[("len(set(rows)) < len(rows)", "False"), ("counts.max() > 1", "False")],
        ties_forbidden=[
            ("times[row] < times[other]", "times[row] <= times[other]"),
            ("times[a].max() > times[b].min()", "times[a].max() >= times[b].min()"),
        ],
        order_reversed=[
            ("times[row] < times[other]", "times[row] > times[other]"),
            ("times[a].max() > times[b].min()", "times[a].min() < times[b].max()"),
        ],
        means_compared=[
            (
                "times[row] < times[other]",
                "np.mean(times[later]) < np.mean(times[[row for part in parts[:k] for row in part]])",
            ),
            ("times[a].max() > times[b].min()", "times[a].mean() > times[b].mean()"),
        ],
        times_needed=[("times is not None and ", ""), ("times is not None and ", "")],
    ),
    *returning(_PROOFS, yes_or_no="len(found) == 0", first_only="sorted(found)[:1]", counted="len(found)"),
]


def _proofs(name, seed, kinds, weight=1.0, **options):
    typed = "proof(x, groups, times, parts)  # " + ", ".join(kinds)
    return Case(name, (seed, kinds), options, play=watched.proven, typed=typed, weight=weight)


def drawn_proofs(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=8)]
    return [
        _proofs("equal rows", seeds[0], ("nothing", "equal"), 2),
        _proofs("groups", seeds[1], ("group", "nothing"), 2),
        _proofs("order", seeds[2], ("nothing", "time", "tie"), 2),
        _proofs("lost and twice", seeds[3], ("lost", "twice", "nothing", "in both"), 2),
        _proofs("first and last part", seeds[4], ("equal far", "group far", "nothing"), 2),
        _proofs("almost equal", seeds[5], ("one column", "equal", "equal in one part"), 2),
        _proofs("several faults", seeds[6], ("equal, lost", "group, twice", "nothing")),
        _proofs("no times", seeds[7], ("time", "group"), timed=False),
    ]


answers = [
    Function(
        "split_by_groups",
        split_by_groups,
        [by_search, by_names],
        group_mistakes,
        [_grouped("groups and twins", 1, 60, (0.6, 0.2, 0.2), 4)],
        drawn_groups,
        weight=3,
    ),
    Function(
        "split_by_time",
        split_by_time,
        [by_moments, by_sorting],
        time_mistakes,
        [_timed("eight rows", np.array([3, 1, 2, 2, 5, 4, 2, 6]), (0.5, 0.5))],
        drawn_times,
        weight=1.5,
    ),
    Function(
        "proof",
        proof,
        [by_comparing, by_tables],
        proof_mistakes,
        [_proofs("three splits", 2, ("nothing", "equal", "time"))],
        drawn_proofs,
        weight=2.5,
    ),
]
exercise = Exercise(number="18.2", points=14, answers=answers)
