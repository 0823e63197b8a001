"""The proof of 18.2: what is wrong with a split, whoever made it."""

import numpy as np

from dlcourse.chapters.capstone.exercises import _splits as watched
from dlcourse.checking import Case, edits, returning, several


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
        equal_within_groups=[
            (
                "np.array_equal(x[row], x[other])",
                "np.array_equal(x[row], x[other]) and groups[row] == groups[other]",
            ),
            ("all(axis=2).any()", "all(axis=2)[groups[a][:, None] == groups[b]].any()"),
        ],
        lost_outside_the_first=[
            ("set(rows) != set(range(len(x)))", "set(parts[0]) != set(range(len(x)))"),
            ("counts.min() < 1", "len(np.unique(parts[0])) < len(x)"),
        ],
        twice_within_a_part=[
            ("[row for part in parts for row in part]\n", "[row for part in parts for row in set(part)]\n"),
            ("np.bincount(part,", "np.bincount(np.unique(part),"),
        ],
        ends_compared=[
            (
                "times[row] < times[other]",
                "any(times[later[0]] < times[part[-1]] for part in parts[:k] if part)",
            ),
            ("times[a].max() > times[b].min()", "times[a][-1] > times[b][0]"),
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
        times_needed=[("times is not None and ", ""), ("times is not None and ", "")],
    ),
    *several(
        _PROOFS,
        means_compared=[
            [
                (
                    "times[row] < times[other]",
                    "np.mean(times[later]) < np.mean(times[[row for part in parts[:k] for row in part]])",
                ),
                ("times[a].max() > times[b].min()", "times[a].mean() > times[b].mean()"),
            ],
            [
                (
                    "times[row] < times[other]",
                    "any(times[row] < times[part].mean() for part in parts[:k] if part)",
                ),
                ("times[a].max() > times[b].min()", "times[a].mean() > times[b].min()"),
            ],
        ],
    ),
    *returning(_PROOFS, yes_or_no="len(found) == 0", first_only="sorted(found)[:1]", counted="len(found)"),
]


def proofs(name, seed, kinds, weight=1.0, **options):
    typed = "proof(x, groups, times, parts)  # " + ", ".join(kinds)
    return Case(name, (seed, kinds), options, play=watched.proven, typed=typed, weight=weight)


def drawn_proofs(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=8)]
    return [
        proofs("equal rows", seeds[0], ("nothing", "equal"), 2),
        proofs("groups", seeds[1], ("group", "nothing"), 2),
        proofs("order", seeds[2], ("nothing", "time", "tie", "time at the ends"), 2),
        proofs("lost and twice", seeds[3], ("lost", "twice", "nothing", "in both"), 2),
        proofs("first and last part", seeds[4], ("equal far", "group far", "nothing"), 2),
        proofs("almost equal", seeds[5], ("one column", "equal", "equal in one part"), 2),
        proofs("several faults", seeds[6], ("equal, lost", "group, twice", "nothing", "copy with its group")),
        proofs("no times", seeds[7], ("time", "group"), timed=False),
    ]
