"""2.3 Dividing samples at random, with the shares of the classes kept if asked."""

from itertools import pairwise

import numpy as np

from dlcourse.checking import Case, Exercise, Function, replaced, returning

ROOM = 2
"""So many samples more or less than its share may a part hold."""


def split(x, y, ratios, rng, stratify=False):
    parts = [[] for _ in ratios]
    for label in np.unique(y) if stratify else [None]:
        group = rng.permutation(np.flatnonzero(y == label) if stratify else len(y))
        ends = np.round(np.cumsum(ratios) * len(group)).astype(int)[:-1]
        for part, rows in zip(parts, np.split(group, ends), strict=True):
            part.extend(rows)
    return [(x[part], y[part]) for part in parts]


def by_groups(x, y, ratios, rng, stratify=False):
    n = len(x)
    classes = y if stratify else np.zeros(n)
    parts = [np.array([], int) for _ in ratios]
    for group in [np.flatnonzero(classes == label) for label in np.unique(classes)]:
        group = rng.permutation(group)
        ends = np.round(np.cumsum(ratios) * len(group)).astype(int)
        chosen = np.split(group, ends[:-1])
        parts = [np.append(part, rows) for part, rows in zip(parts, chosen, strict=True)]
    own = parts
    return [(x[p], y[q]) for p, q in zip(parts, own, strict=True)]


def by_numbers(x, y, ratios, rng, stratify=False):
    n = len(x)
    classes = y if stratify else np.zeros(n)
    parts = [np.array([], int) for _ in ratios]
    for label in sorted(set(classes.tolist())):
        group = np.array([i for i in range(n) if classes[i] == label])
        group = rng.permutation(group)
        ends = [0, *(int(sum(ratios[: k + 1]) * len(group) + 0.5) for k in range(len(ratios)))]
        chosen = [group[a:b] for a, b in pairwise(ends)]
        parts = [np.append(part, rows) for part, rows in zip(parts, chosen, strict=True)]
    own = parts
    return [(x[p], y[q]) for p, q in zip(parts, own, strict=True)]


# ---- mistakes

_AUTHORS = (by_groups, by_numbers)
_DRAW, _BEGIN, _OWN = "group = rng.permutation(group)", "n = len(x)", "own = parts"
_CHOSEN = ("chosen = np.split(group, ends[:-1])", "chosen = [group[a:b] for a, b in pairwise(ends)]")
_CUT_DOWN = "sizes = [int(r * len(group)) for r in ratios]; chosen = np.split(group, np.cumsum(sizes))[:-1]"
_CLASSES = "classes = y if stratify else np.zeros(n)"
_ONE_EACH = """order = rng.permutation(n)
    turns = [np.count_nonzero(y[order[:i]] == y[order[i]]) for i in range(n)]
    if stratify:
        order = order[np.argsort(turns, kind="stable")]
        return [(x[p], y[p]) for p in np.split(order, np.round(np.cumsum(ratios) * n).astype(int)[:-1])]"""
mistakes = [
    *replaced(_AUTHORS, _DRAW, not_shuffled="pass"),
    *replaced(
        _AUTHORS,
        _BEGIN,
        rng_ignored=f"{_BEGIN}; rng = np.random.default_rng(42)",
        classes_balanced=f"{_BEGIN}\n    {_ONE_EACH}",
    ),
    *replaced(_AUTHORS, _CLASSES, stratify_ignored="classes = np.zeros(n)"),
    *replaced(
        _AUTHORS,
        _OWN,
        labels_torn_off=[
            "own = [rng.permutation(part) for part in parts]",
            "own = np.split(np.arange(n), np.cumsum([len(p) for p in parts])[:-1])",
            "own = np.split(rng.permutation(n), np.cumsum([len(p) for p in parts])[:-1])",
            "own = parts if stratify else np.split(np.arange(n), np.cumsum([len(p) for p in parts])[:-1])",
        ],
        rows_twice=[
            "parts = own = [rng.choice(part, len(part)) for part in parts]",
            "parts = own = [rng.integers(0, n, len(part)) for part in parts]",
            "parts = own = [rng.permutation(n)[: len(part)] for part in parts]",
        ],
        rows_lost=[
            "parts = own = [*parts[:-1], parts[-1][:-3]]",
            "parts = own = [part[:-1] for part in parts]",
            "parts = own = [*parts[:-1], parts[-1][:-1]]",
        ],
        training_part_twice="parts = own = [parts[0]] * len(ratios)",
    ),
    *replaced(
        _AUTHORS, _CHOSEN, equal_parts="chosen = np.array_split(group, len(ratios))", rows_lost=_CUT_DOWN
    ),
    *returning(
        _AUTHORS,
        part_missing="[(x[p], y[p]) for p in (parts[0], np.concatenate(parts[1:]))]",
        flat_list="[x[p] for p in parts] + [y[p] for p in parts]",
        indices_returned=["parts", "tuple(parts)"],
        x_apart_from_y="[x[p] for p in parts], [y[p] for p in parts]",
        reversed="[(x[p], y[p]) for p in parts][::-1]",
        only_x="[x[p] for p in parts]",
        labels_first="[(y[p], x[p]) for p in parts]",
    ),
    *replaced(
        _AUTHORS,
        _BEGIN,
        changes_input=[
            f"{_BEGIN}; x[:] = x[rng.permutation(n)]",
            f"{_BEGIN}; rng.shuffle(x); rng.shuffle(y)",
        ],
    ),
]

# ---- cases


def facts(answer, sizes, ratios, seed, stratify):
    """What is true of a split of classes with these sizes; row i of x begins with i."""
    y = np.repeat(np.arange(len(sizes)), sizes)
    x = np.stack([np.arange(len(y)), 10.0 * y], axis=1)
    found = []
    for start in (seed, seed, seed + 1):
        own = x.copy(), y.copy()
        found.append(answer(*own, ratios, np.random.default_rng(start), stratify))
        if not all(map(np.array_equal, own, (x, y))):
            return {"class sizes": sizes, "x and y": "are changed"}
    form = _form(found[0], len(ratios))
    if form != PAIRS:
        return {"class sizes": sizes, "what comes back": form}
    rows, repeated, others = ([np.asarray(part[0])[:, 0].astype(int) for part in parts] for parts in found)
    fit = all(np.array_equal(part[1], y[own]) for part, own in zip(found[0], rows, strict=True))
    room = ROOM * len(sizes) if stratify else ROOM
    said = {
        "class sizes": sizes,
        "what comes back": form,
        "every sample in exactly one part": _times(np.concatenate(rows), len(y)),
        "labels": "belong to their rows" if fit else _other_labels(found[0], y),
        "sizes": _sizes(list(map(len, rows)), len(y), ratios, room),
        "order": "random" if _is_mixed(rows, sizes, stratify) else "as it was",
        "the same seed": "other parts" if _differ(rows, repeated) else "the same parts",
        "another seed": "other parts" if _differ(rows, others) else "the same parts",
    }
    if stratify and fit and said["every sample in exactly one part"] == "yes":
        said["shares of the classes"] = _shares(rows, y, sizes, ratios)
    return said


PAIRS, AS_ASKED = "a pair (x, y) for each ratio", "as asked"


def _form(parts, count):
    if not isinstance(parts, tuple | list):
        return type(parts).__name__
    if all(isinstance(part, tuple | list) and len(part) == 2 for part in parts):
        shapes = [tuple(np.ndim(each) for each in part) for part in parts]
        if set(shapes) == {(2, 1)}:
            return PAIRS if len(parts) == count else f"{len(parts)} pairs"
    return f"{len(parts)} items, axes {[_axes(part) for part in parts]}"


def _axes(part):
    holds_arrays = isinstance(part, tuple | list) and any(map(np.ndim, part))
    return [np.ndim(each) for each in part] if holds_arrays else np.ndim(part)


def _times(rows, n):
    counts = np.bincount(rows, minlength=n)
    return "yes" if (counts == 1).all() else "some twice" if (counts > 1).any() else "some in none"


def _other_labels(parts, y):
    labels = np.concatenate([np.ravel(part[1]) for part in parts])
    same = np.array_equal(np.sort(labels), np.sort(y))
    return "belong to other rows" if same or np.isin(labels, y).all() else "are other numbers"


def _sizes(found, n, ratios, room):
    if _near(found, n, ratios, room):
        return AS_ASKED
    if np.ptp(found) <= room:
        return "all equal"
    return "in reversed order" if _near(found[::-1], n, ratios, room) else "other than asked"


def _near(found, n, ratios, room=ROOM):
    return all(abs(f - ratio * n) <= room + 1e-9 for f, ratio in zip(found, ratios, strict=True))


def _shares(rows, y, sizes, ratios):
    counts = np.array([[np.count_nonzero(y[part] == c) for part in rows] for c in range(len(sizes))])
    if all(_near(found, n, ratios) for found, n in zip(counts, sizes, strict=True)):
        return "kept"
    first, most = counts[:, 0], counts[:, 0].max()
    return "equal numbers" if (abs(first - np.minimum(sizes, most)) <= 1).all() else "not kept"


def _is_mixed(rows, sizes, stratify):
    """The first part does not hold just the first rows of the table (or of each class)."""
    starts = np.cumsum([0, *sizes[:-1]]) if stratify else [0]
    ends = np.cumsum(sizes) if stratify else [sum(sizes)]
    return any(
        len(own := np.sort(rows[0][(rows[0] >= a) & (rows[0] < b)])) and own[-1] - own[0] >= len(own)
        for a, b in zip(starts, ends, strict=True)
    )


def _differ(rows, others):
    return not all(np.array_equal(np.sort(a), np.sort(b)) for a, b in zip(rows, others, strict=True))


_THREE, _TWO = (0.6, 0.2, 0.2), (0.75, 0.25)


def _case(name, sizes, ratios, seed, stratify, weight=1.0):
    call = f"split(x, y, {ratios}, np.random.default_rng({seed}), stratify={stratify})"
    typed = f"{call}  # classes of sizes {sizes}"
    return Case(name, (sizes, ratios, seed, stratify), play=facts, typed=typed, weight=weight)


def drawn(rng):
    def seed():
        return int(rng.integers(1 << 30))

    many = [int(n) for n in rng.integers([290, 230, 170, 110, 70], [310, 250, 190, 130, 90])]
    return [
        _case("three parts", [25, 25], _THREE, seed(), False),
        _case("sizes that do not divide", [31, 22], (0.5, 0.3, 0.2), seed(), False),
        _case("one class", [40], _TWO, seed(), False),
        _case("four parts", [44, 43], (0.4, 0.3, 0.2, 0.1), seed(), False, 0.5),
        _case("stratified", many, _THREE, seed(), True, 2),
        _case("stratified, other shares", many[::-1], (0.5, 0.2, 0.3), seed(), True, 2),
        _case("stratified, a rare class", [*many, 12], (0.7, 0.15, 0.15), seed(), True),
    ]


visible = [
    _case("two parts", [20, 20], _TWO, 0, False),
    _case("three parts, stratified", [240, 180, 110, 60], _THREE, 1, True),
]
answer = Function("split", split, [by_groups, by_numbers], mistakes, visible, drawn)
exercise = Exercise(number="2.3", points=10, answers=[answer])
