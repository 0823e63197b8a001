"""The third probe of 18.5: whether a new row is looked at by itself."""

import numpy as np

from dlcourse.chapters.capstone.exercises import _pipelines as watched
from dlcourse.checking import Case, edits, replaced


def looks_sideways(pipeline, x, y, test, rng):
    rows = np.flatnonzero(test)
    before = pipeline(x, y, test)
    for place, row in enumerate(rows):
        wild = x.copy()
        wild[rows] = rng.normal(0, 50, (len(rows), x.shape[1]))
        wild[row] = x[row]
        if pipeline(wild, y, test)[place] != before[place]:
            return True
    return False


def by_each(pipeline, x, y, test, rng):
    before = pipeline(x, y, test)
    for place, row in enumerate(np.flatnonzero(test)):
        others = test & (np.arange(len(x)) != row)
        wild = x.copy()
        wild[others] = 30 * rng.random((others.sum(), x.shape[1])) + 5
        after = pipeline(wild, y, test)
        if after[place] != before[place]:
            return True
    return False


def one_alone(pipeline, x, y, test, rng):
    before = pipeline(x, y, test)
    for place, row in enumerate(np.flatnonzero(test)):
        others = test & (np.arange(len(x)) != row)
        wild = np.where(others[:, None], x * -3 + 11 + rng.normal(size=x.shape), x)
        after = pipeline(wild, y, test)
        if after[place] != before[place]:
            return True
    return False


_SIDEWAYS = (by_each, one_alone)
_KEPT = "others = test & (np.arange(len(x)) != row)"
_MOVED = (
    "wild[others] = 30 * rng.random((others.sum(), x.shape[1])) + 5",
    "wild = np.where(others[:, None], x * -3 + 11 + rng.normal(size=x.shape), x)",
)
_AFTER, _COMPARED = "after = pipeline(wild, y, test)", "after[place] != before[place]"
_END = "            return True\n    return False"
_REVERSED = "            return False\n    return True"
_FIRST = "enumerate(np.flatnonzero(test)[:1])"
sideways_mistakes = [
    *replaced(
        _SIDEWAYS,
        _KEPT,
        honest_is_accused=["others = test", "others = np.arange(len(x)) != row", "others = ~test"],
    ),
    *replaced(_SIDEWAYS, _COMPARED, honest_is_accused="not np.array_equal(after, before)"),
    *edits(
        _SIDEWAYS,
        reordered_only=[
            (_MOVED[0], "wild[others] = wild[others][::-1]"),
            (_MOVED[1], "wild = x.copy(); wild[others] = wild[others][::-1]"),
        ],
        nothing_changed=[(_MOVED[0], "pass"), (_MOVED[1], "wild = x.copy()")],
        all_must_change=(_COMPARED, "after[place] == before[place]", _END, _REVERSED),
        changes_rows=[
            ("wild = x.copy()", "wild = x"),
            (_MOVED[1], "wild = x; wild[others] = (x * -3 + 11 + rng.normal(size=x.shape))[others]"),
        ],
    ),
    *replaced(_SIDEWAYS, _AFTER, nothing_changed="after = pipeline(x, np.where(others, 1 - y, y), test)"),
    *replaced(_SIDEWAYS, _END, answer_reversed=_REVERSED),
    *replaced(_SIDEWAYS, "enumerate(np.flatnonzero(test))", first_row_only=_FIRST),
    *replaced(_SIDEWAYS, _COMPARED, named_classes_only="(after[place] >= 0.5) != (before[place] >= 0.5)"),
]


def sideways(name, seed, kinds, weight=1.0):
    typed = "\n".join(f"looks_sideways(pipeline, x, y, test, rng)  # {kind}" for kind in kinds)
    return Case(name, (seed, kinds), play=watched.sideways, typed=typed, weight=weight)


def drawn_glances(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        sideways("centred", seeds[0], ("centred on test", "centres", "centred on all"), 2),
        sideways("columns", seeds[1], ("honest columns", "middle", "minus the last"), 2),
        sideways("one row", seeds[2], ("last by the first", "each by itself", "first by the last"), 2),
        sideways("neighbours", seeds[3], ("honest neighbour", "crowded"), 2),
    ]
