"""2.4 Labels as one-hot rows, and the batches of an epoch."""

import numpy as np

from dlcourse.chapters.tensors.exercises._refusals import or_refused
from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped

# ---- one_hot


def one_hot(labels, classes):
    labels = np.asarray(labels)
    if ((labels < 0) | (labels >= classes)).any():
        raise ValueError(f"labels from 0 to {classes - 1} only")
    return np.eye(classes)[labels]


def by_places(labels, classes):
    low, high = min(labels), max(labels)
    if low < 0 or high >= classes:
        raise ValueError("no such class")
    rows = np.zeros((len(labels), classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def by_comparison(labels, classes):
    low, high = np.min(labels), np.max(labels)
    if low < 0 or high >= classes:
        raise ValueError("no such class")
    rows = (np.reshape(labels, (-1, 1)) == np.arange(classes)) + 0.0
    return rows


_ROWS, _RANGE = (by_places, by_comparison), "if low < 0 or high >= classes"
_TYPED = [
    (
        "rows = np.zeros((len(labels), classes))\n    rows[np.arange(len(labels)), labels] = 1",
        "rows = (np.reshape(labels, (-1, 1)) == np.arange(classes)) + 0.0",
    )
]


def _rows(*codes):
    """Other rows, typed instead of those of either author."""
    return [[(old, f"rows = {code}") for old in _TYPED[0]] for code in codes]


def _unchecked(typed):
    """Without looking at the labels first."""
    return [(_RANGE, f"if {typed}", old, "rows = np.eye(classes)[np.asarray(labels)]") for old in _TYPED[0]]


_INDEX = "np.asarray(labels)"
row_mistakes = [
    *replaced(
        _ROWS,
        'raise ValueError("no such class")',
        error_missing=["return None", "return []"],
        wrong_error=[
            f"raise {error}" for error in ("AssertionError", "TypeError", "IndexError", "Exception")
        ],
    ),
    *edits(
        _ROWS,
        unchecked=_unchecked("False"),
        negative_wraps=_unchecked("high >= classes"),
        range_ends_late=[
            (
                _RANGE,
                "if low < 0 or high > classes",
                old,
                f"rows = ({_INDEX}[:, None] == np.arange(classes)) * 1.0",
            )
            for old in _TYPED[0]
        ],
        unknown_as_zeros=[
            (_RANGE, "if False", old, f"rows = ({_INDEX}[:, None] == np.arange(classes)) * 1.0")
            for old in _TYPED[0]
        ],
        clipped_to_range=[
            (_RANGE, "if False", old, f"rows = np.eye(classes)[np.clip({_INDEX}, 0, classes - 1)]")
            for old in _TYPED[0]
        ],
    ),
    *(
        wrong
        for id, codes in {
            "only_classes_seen": (
                f"({_INDEX}[:, None] == np.unique(labels)) * 1.0",
                f"np.eye(max(labels) + 1)[{_INDEX}]",
            ),
            "all_pairs": (f"np.zeros((len(labels), classes)); rows[:, {_INDEX}] = 1",),
            "transposed": (f"np.eye(classes)[:, {_INDEX}]",),
            "counted_from_one": (f"np.eye(classes)[{_INDEX} - 1]",),
            "boolean_result": (f"{_INDEX}[:, None] == np.arange(classes)",),
            "label_in_cell": (f"np.eye(classes)[{_INDEX}] * {_INDEX}[:, None]",),
            "ones_and_zeros_swapped": (f"1 - np.eye(classes)[{_INDEX}]",),
            "one_per_class": ("np.eye(classes)",),
            "one_row_only": (
                "np.bincount(labels, minlength=classes)",
                "(np.bincount(labels, minlength=classes) > 0) * 1.0",
            ),
        }.items()
        for way in _rows(*codes)
        for wrong in edits(_ROWS, **{id: way})
    ),
]


def as_numbers(answer, labels, classes):
    """The table, whole numbers as floats: the statement names no dtype."""
    table = np.asarray(answer(labels, classes))
    return table.astype(float) if table.dtype.kind in "iuf" else f"no numbers, but {table.dtype}"


def _rows_of(name, labels, classes, weight=1.0):
    typed = f"one_hot(np.array({labels.tolist()}), {classes})"
    return Case(name, (labels, classes), play=as_numbers, typed=typed, weight=weight)


def rows_and_refusal(answer, labels, wrong, classes):
    """A table, and then labels of which one is no class."""
    return as_numbers(answer, labels, classes), or_refused(as_numbers, answer, wrong, classes)


def _refused(name, labels, wrong, classes, weight=1.0):
    typed = "\n".join(f"one_hot(np.array({each.tolist()}), {classes})" for each in (labels, wrong))
    return Case(name, (labels, wrong, classes), play=rows_and_refusal, typed=typed, weight=weight)


def drawn_rows(rng):
    def case(n, classes, weight=1.0):
        labels = rng.integers(0, classes - 1, n)
        labels[0] = classes - 2
        return _rows_of(f"{n} labels, {classes} classes", labels, classes, weight)

    low, high = rng.integers(0, 3, 4), rng.integers(0, 3, 5)
    low[int(rng.integers(4))], high[int(rng.integers(5))] = -1, 3
    return [
        case(6, 4),
        case(1, 3),
        case(3, 3),
        _rows_of("all classes", rng.permutation(5), 5),
        _refused("a label below 0", np.abs(low), low, 3),
        _refused("a label too large", high % 3, high, 3),
    ]


# ---- batches


def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    pieces = np.split(order, range(size, len(x), size))
    return [(x[rows], y[rows]) for rows in pieces]


def by_slices(x, y, size, rng):
    n = len(x)
    order = rng.permutation(n)
    own = order
    starts = range(0, n, size)
    return [(x[order[s : s + size]], y[own[s : s + size]]) for s in starts]


def one_by_one(x, y, size, rng):
    n = len(x)
    order = np.argsort(rng.random(n))
    own = order
    starts = np.arange(0, n, size)
    found = []
    for s in starts:
        found.append((x[order[s : s + size]], y[own[s : s + size]]))
    return found


def by_yield(x, y, size, rng):
    waiting = rng.permutation(len(x)).tolist()
    while waiting:
        rows, waiting = waiting[:size], waiting[size:]
        yield x[rows], y[rows]


_ALL, _OWN, _STARTS = (by_slices, one_by_one), "own = order", "starts = "
_BLOCKS = (
    "[np.arange(s, min(s + size, n)) for s in rng.permutation(np.arange(0, n - n % size, size))]"
    " + [np.arange(n - n % size, n)]"
)
"""Batches as the table has them, in random order; a short one stays the last."""
_BEGIN = "n = len(x)"
_CUT = "[(x[rows], y[rows]) for rows in np.array_split(order, {})]"
batch_mistakes = [
    *retyped(
        _ALL,
        _STARTS,
        last_batch_dropped=[
            "range(0, n - size + 1, size)",
            "range(0, n - n % size, size)",
            "range(0, n // size * size, size)",
        ],
        empty_batch=["[k * size for k in range(n // size + 1)]"],
        first_batch_only="[0]",
        batches_overlap="range(0, n, max(size // 2, 1))",
        only_full_batches_after_first="range(size, n, size)",
    ),
    *replaced(
        _ALL,
        _OWN,
        not_shuffled=["order = own = np.arange(n)", f"order = own = np.concatenate({_BLOCKS}).astype(int)"],
        labels_torn_off=["own = rng.permutation(n)", "own = np.arange(n)", "order = np.arange(n)"],
        rows_twice=["order = own = rng.integers(0, n, n)", "order = own = rng.choice(n, n)"],
    ),
    *replaced(
        _ALL,
        _BEGIN,
        rng_ignored=f"{_BEGIN}; rng = np.random.default_rng(0)",
        changes_input=[f"{_BEGIN}; x[:] = x[rng.permutation(n)]", f"{_BEGIN}; rng.shuffle(y)"],
    ),
    *returning(
        _ALL,
        size_as_count=_CUT.format("size"),
        even_batches=_CUT.format("-(-n // size)"),
        one_by_one="[(x[[i]], y[[i]]) for i in order]",
        whole_table="[(x[order], y[order])]",
        only_x="[x[order[s : s + size]] for s in starts]",
        rows_numbers="[order[s : s + size] for s in starts]",
        x_apart_from_y="[x[order[s : s + size]] for s in starts], [y[order[s : s + size]] for s in starts]",
        labels_first="[(y[order[s : s + size]], x[order[s : s + size]]) for s in starts]",
    ),
]


def facts(answer, n, size, seed):
    """What is true of two epochs; row i of x begins with i, and its label is i as well."""
    x, y = np.arange(n)[:, None] * [1.0, 10.0], np.arange(n)
    rng = np.random.default_rng(seed)
    epochs = []
    for generator in (rng, rng, np.random.default_rng(seed)):
        own = x.copy(), y.copy()
        epochs.append(list(answer(*own, size, generator)))
        if not all(map(np.array_equal, own, (x, y))):
            return {"samples": n, "x and y": "are changed"}
    form = _form(epochs[0])
    if form != PAIRS:
        return {"samples": n, "what comes back": form}
    rows, later, again = ([np.asarray(pair[0])[:, 0].astype(int) for pair in epoch] for epoch in epochs)
    said = {"samples": n, "what comes back": form, "every sample once": _times(np.concatenate(rows), n)}
    if all((np.diff(own) == 1).all() for own in rows) and max(map(len, rows)) > 1:
        return {**said, "order": "neighbours stay together"}
    return {
        **said,
        "order": "random",
        "sizes": [len(own) for own in rows],
        "labels": _labels([pair[1] for pair in epochs[0]], rows),
        "next epoch": "in another order" if _differ(rows, later) else "in the same order",
        "same seed": "another order" if _differ(rows, again) else "the same order",
    }


PAIRS = "pairs (x, y)"


def _form(found):
    if all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in found):
        shapes = {tuple(np.ndim(part) for part in pair) for pair in found}
        return PAIRS if shapes == {(2, 1)} else f"pairs with axes {sorted(shapes)}"
    return f"no pairs: items with axes {sorted({np.ndim(item) for item in found})}"


def _times(rows, n):
    counts = np.bincount(rows, minlength=n)
    return "yes" if (counts == 1).all() else "some twice" if (counts > 1).any() else "some never"


def _labels(found, rows):
    if all(map(np.array_equal, found, rows)):
        return "belong to their rows"
    same = np.array_equal(np.sort(np.concatenate(found)), np.sort(np.concatenate(rows)))
    return "belong to other rows" if same else "are other numbers"


def _differ(rows, others):
    return not np.array_equal(np.concatenate(rows), np.concatenate(others))


def _epochs(name, n, size, seed, weight=1.0):
    data = f"x, y = np.arange({n})[:, None] * [1.0, 10.0], np.arange({n})"
    typed = f"{data}\nlist(batches(x, y, {size}, np.random.default_rng({seed})))"
    return Case(name, (n, size, seed), play=facts, typed=typed, weight=weight)


def drawn_epochs(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=5)]
    return [
        _epochs("a short last batch", 23, 5, seeds[0], 2),
        _epochs("one is left", 25, 8, seeds[1], 1),
        _epochs("no short batch", 24, 6, seeds[2], 0.5),
        _epochs("fewer than a batch", 12, 32, seeds[3]),
        _epochs("many", 203, 10, seeds[4]),
    ]


answers = [
    Function(
        "one_hot",
        one_hot,
        [by_places, by_comparison],
        row_mistakes,
        visible=[
            _rows_of("three labels", np.array([2, 0, 2]), 3),
            _rows_of("class 3 does not occur", np.array([1, 0]), 4),
            _refused("no such class", np.array([0, 1]), np.array([0, -1]), 3),
        ],
        cases=drawn_rows,
        weight=3,
    ),
    Function(
        "batches",
        batches,
        [by_slices, one_by_one, by_yield],
        batch_mistakes,
        visible=[_epochs("ten by four", 10, 4, 0)],
        cases=drawn_epochs,
        weight=5,
    ),
]
exercise = Exercise(number="2.4", points=8, answers=answers)
