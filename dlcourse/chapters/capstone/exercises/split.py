"""18.2 Parts that share nothing, and the proof of it."""

import numpy as np

from dlcourse.chapters.capstone.exercises import _splits as watched
from dlcourse.chapters.capstone.exercises._proofs import (
    by_comparing,
    by_tables,
    drawn_proofs,
    proof,
    proof_mistakes,
    proofs,
)
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
        [proofs("three splits", 2, ("nothing", "equal", "time"))],
        drawn_proofs,
        weight=2.5,
    ),
]
exercise = Exercise(number="18.2", points=14, answers=answers)
