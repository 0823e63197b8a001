"""Stratified folds, and what is true of them."""

import numpy as np

from dlcourse.checking import Case, edits, replaced, returning, retyped, seen


def kfold(labels, k, rng):
    fold = np.empty(len(labels), dtype=int)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        fold[rows] = rng.permutation(np.arange(len(rows)) % k)
    return fold


def dealt(labels, k, rng):
    fold = np.empty(len(labels), dtype=int)
    for label in sorted(set(labels.tolist())):
        rows = np.flatnonzero(labels == label)
        rows = rng.permutation(rows)
        numbers = np.arange(len(rows)) % k
        fold[rows] = numbers
    return fold


def cut(labels, k, rng):
    fold = np.zeros(len(labels), dtype=int)
    for label in np.unique(labels):
        rows = np.array([i for i, own in enumerate(labels) if own == label])
        rows = rng.permutation(rows)
        numbers = np.arange(len(rows)) * k // len(rows)
        fold[rows] = numbers
    return fold


def shuffled_first(labels, k, rng):
    """All rows in a new order, then each class is dealt out in this order."""
    fold = np.zeros(len(labels), dtype=int)
    seen = {}
    for row in rng.permutation(len(labels)):
        label = int(labels[row])
        fold[row] = seen.get(label, 0) % k
        seen[label] = seen.get(label, 0) + 1
    return fold


def _only_classes_differ(evidence):
    """All is as asked but for the classes, and that more than once: chance may deal some evenly."""
    uneven = 0
    for call in evidence.failed:
        if call.got.kind != "returned" or call.got.value.keys() != call.expected.value.keys():
            return False
        for name, expected in call.expected.value.items():
            got = call.got.value[name]
            if isinstance(expected, dict):
                uneven += got["classes"] != expected["classes"]
                got = {**got, "classes": expected["classes"]}
            if got != expected:
                return False
    return uneven > 1


_KFOLDS = (dealt, cut)
_SHUFFLE = "rows = rng.permutation(rows)"
kfold_mistakes = [
    *replaced(_KFOLDS, _SHUFFLE, not_shuffled="pass"),
    *replaced(_KFOLDS, _SHUFFLE, rng_ignored="rows = np.random.default_rng(0).permutation(rows)"),
    *retyped(
        _KFOLDS,
        "        numbers = ",
        drawn_freely="rng.integers(0, k, len(rows))",
        rest_in_the_last_fold="np.minimum(np.arange(len(rows)) // max(len(rows) // k, 1), k - 1)",
    ),
    *seen(
        _only_classes_differ,
        edits(
            _KFOLDS,
            not_stratified=[
                ("sorted(set(labels.tolist()))", "[0]", "labels == label", "labels >= label"),
                ("np.unique(labels)", "[0]", "own == label", "True"),
            ],
        ),
    ),
    *returning(
        _KFOLDS,
        counted_from_1="fold + 1",
        rows_of_folds=["[np.flatnonzero(fold == n) for n in range(k)]"],
        masks_returned="[fold == n for n in range(k)]",
        pairs_returned="[(np.flatnonzero(fold != n), np.flatnonzero(fold == n)) for n in range(k)]",
    ),
]


def kfold_facts(answer, sizes, k, seed):
    """What is true of the folds of classes with these sizes, in a sorted and in a mixed order."""
    said = {"class sizes": sizes, "folds": k}
    labels = np.repeat(np.arange(len(sizes)), sizes)
    for name, order in (
        ("sorted", slice(None)),
        ("mixed", np.random.default_rng(seed).permutation(len(labels))),
    ):
        own = labels[order].copy()
        found = [answer(own, k, np.random.default_rng(s)) for s in (seed, seed, seed + 1)]
        if not np.array_equal(own, labels[order]):
            return {**said, "labels": "are changed"}
        form = _form(found[0], len(labels), k)
        if form != PER_ROW:
            return {**said, "what comes back": form}
        first, again, other = (np.asarray(each).astype(int) for each in found)
        counts = np.array([np.bincount(first[own == c], minlength=k) for c in range(len(sizes))])
        said[f"{name} rows"] = {
            "folds": "about equal" if np.ptp(counts.sum(axis=0)) <= len(sizes) else "unequal",
            "classes": "dealt evenly" if (np.ptp(counts, axis=1) <= 1).all() else "not dealt evenly",
            "order": "random" if _is_random(first, own, k) else "as in the table",
            "the same seed": "the same folds" if np.array_equal(first, again) else "others",
            "another seed": "the same folds" if np.array_equal(first, other) else "others",
        }
    return {**said, "what comes back": form}


PER_ROW = "the fold of each row"


def _form(found, n, k):
    if isinstance(found, tuple | list) and len(found) == k != n:
        return f"a list of {k} items, each {type(found[0]).__name__} of length {len(found[0])}"
    fold = np.asarray(found)
    if np.iscomplexobj(fold):
        return "complex numbers"
    if fold.shape != (n,):
        return f"shape {fold.shape}"
    if not np.array_equal(fold, np.round(fold)):
        return "numbers that are not whole"
    ends = int(fold.min()), int(fold.max())
    return PER_ROW if ends == (0, k - 1) else f"numbers from {ends[0]} to {ends[1]}"


def _is_random(fold, labels, k):
    """No class is dealt out in turns or in blocks."""
    for label in np.unique(labels):
        own = fold[labels == label]
        if len(own) > 3 * k and (
            np.array_equal(own, np.sort(own)) or np.array_equal(own, np.arange(len(own)) % k)
        ):
            return False
    return True


def folds_case(name, sizes, k, seed, weight=1.0):
    counts = ", ".join(map(str, sizes))
    typed = f"# labels of classes with {counts} rows, sorted, then mixed\nkfold(labels, {k}, rng)"
    return Case(name, (sizes, k, seed), play=kfold_facts, typed=typed, weight=weight)


def drawn_folds(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        folds_case("two classes, one rare", (70, 20), 4, seeds[0], 2),
        folds_case("three classes", (31, 44, 23), 5, seeds[1], 2),
        folds_case("sizes that do not divide", (29, 13), 3, seeds[2]),
        folds_case("a class smaller than the number of folds", (60, 3, 4, 3, 2), 5, seeds[3]),
    ]
