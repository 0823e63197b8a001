"""15.4 Stratified folds, and cross-validation around the choice of a setting."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped, seen

# ---- kfold


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
    *retyped(_KFOLDS, "        numbers = ", drawn_freely="rng.integers(0, k, len(rows))"),
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


def _folds(name, sizes, k, seed, weight=1.0):
    counts = ", ".join(map(str, sizes))
    typed = f"# labels of classes with {counts} rows, sorted, then mixed\nkfold(labels, {k}, rng)"
    return Case(name, (sizes, k, seed), play=kfold_facts, typed=typed, weight=weight)


def drawn_folds(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        _folds("two classes, one rare", (70, 20), 4, seeds[0], 2),
        _folds("three classes", (31, 44, 23), 5, seeds[1], 2),
        _folds("sizes that do not divide", (29, 13), 3, seeds[2]),
        _folds("a class smaller than the number of folds", (60, 3, 4, 3, 2), 5, seeds[3]),
    ]


# ---- nested_cv


def nearest(setting, x_train, y_train, x_new):
    """The class whose mean is nearest in one column alone: the setting."""
    column, labels = int(setting), np.unique(y_train)
    x_train, x_new = np.asarray(x_train)[:, column], np.asarray(x_new)[:, column]
    means = np.array([x_train[np.asarray(y_train) == label].mean() for label in labels])
    return labels[np.abs(x_new[:, None] - means).argmin(axis=1)]


def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in np.unique(outer):
        test = outer == fold
        rest = np.flatnonzero(~test)
        hits = [_hits(fit_predict, setting, x, y, rest, inner) for setting in settings]
        chosen.append(settings[int(np.argmax(hits))])
        accuracies.append(float(np.mean(fit_predict(chosen[-1], x[rest], y[rest], x[test]) == y[test])))
    return accuracies, chosen


def _hits(fit_predict, setting, x, y, rows, inner):
    """Right labels in all inner folds of these rows."""
    right = 0
    for part in np.unique(inner[rows]):
        learn, judge = rows[inner[rows] != part], rows[inner[rows] == part]
        right += np.sum(fit_predict(setting, x[learn], y[learn], x[judge]) == y[judge])
    return int(right)


def _trained(fit_predict, setting, x, y, rows, inner):
    """Right labels on the very rows that were learned."""
    return int(np.sum(fit_predict(setting, x[rows], y[rows], x[rows]) == y[rows]))


def _one_part(fit_predict, setting, x, y, rows, inner):
    """Right labels in the first inner fold alone."""
    learn, judge = rows[inner[rows] != 0], rows[inner[rows] == 0]
    return int(np.sum(fit_predict(setting, x[learn], y[learn], x[judge]) == y[judge]))


def by_lists(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in range(max(outer) + 1):
        test = np.flatnonzero(outer == fold)
        rest = np.flatnonzero(outer != fold)
        shown = rest
        hits = [_hits(fit_predict, setting, x, y, shown, inner) for setting in settings]
        number = hits.index(max(hits))
        best = settings[number]
        learn, judge = rest, test
        right = fit_predict(best, x[learn], y[learn], x[judge]) == y[judge]
        share = np.mean(right)
        accuracies.append(share)
        chosen.append(best)
    return accuracies, chosen


def by_tables(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in np.unique(outer):
        test, rest = (np.flatnonzero(mask) for mask in (outer == fold, outer != fold))
        shown = rest
        hits = [0 for _ in settings]
        for number, setting in enumerate(settings):
            hits[number] += _hits(fit_predict, setting, x, y, shown, inner)
        number = int(np.argmax(hits))
        best = settings[number]
        learn, judge = rest, test
        right = fit_predict(best, x[learn], y[learn], x[judge]) == y[judge]
        share = right.sum() / len(judge)
        accuracies.append(share)
        chosen.append(best)
    return accuracies, chosen


_NESTED = (by_lists, by_tables)
_SHOWN = "        shown = "
nested_mistakes = [
    *retyped(_NESTED, _SHOWN, choice_saw_the_test="np.arange(len(y))", chosen_on_the_test="test"),
    *retyped(
        _NESTED,
        "        learn, judge = ",
        learned_from_everything="np.arange(len(y)), test",
        judged_on_learned_rows="rest, rest",
        learned_from_a_part=["rest[inner[rest] != 0], test", "rest[inner[rest] != inner.max()], test"],
        parts_swapped="test, rest",
    ),
    *retyped(
        _NESTED,
        "        share = ",
        best_score_reported=["max(hits) / len(rest)"],
        hits_not_shares="right.sum()",
        error_instead="1 - right.mean()",
    ),
    *retyped(
        _NESTED,
        "        number = ",
        last_of_equal="max(range(len(hits)), key=lambda n: (hits[n], n))",
        worst_chosen="int(np.argmin(hits))",
        first_always="0",
    ),
    *replaced(
        _NESTED,
        "_hits(fit_predict, setting, x, y, shown, inner)",
        chosen_on_learned_rows="_trained(fit_predict, setting, x, y, shown, inner)",
        one_inner_fold="_one_part(fit_predict, setting, x, y, shown, inner)",
    ),
    *retyped(_NESTED, "        chosen.append(", number_of_setting="number)"),
    *returning(
        _NESTED,
        mean_returned=["np.mean(accuracies), chosen", "float(np.mean(accuracies)), chosen"],
        choice_missing="accuracies",
        wrong_order="chosen, accuracies",
        one_choice_returned="accuracies, max(set(chosen), key=chosen.count)",
    ),
]


def _table(rng, n, columns, outer, inner):
    """Rows with two weak columns among noise; columns 1 and 2 are twins, so that scores are equal."""
    y = rng.permutation(np.arange(n) % 2)
    x = rng.normal(size=(n, columns))
    x[:, 0] += 0.8 * y
    x[:, 2] = x[:, 1] = x[:, 1] + 1.4 * y
    folds = (rng.permutation(np.arange(n) % k) for k in (outer, inner))
    return (nearest, x, y, list(range(columns)), *folds)


def drawn_nested(rng):
    noise = list(_table(rng, 24, 5, 3, 2))
    noise[1] = rng.normal(size=noise[1].shape)
    wide = list(_table(rng, 20, 6, 4, 2))
    wide[1] = rng.normal(size=wide[1].shape)
    return [
        Case("twins among the settings", _table(rng, 24, 4, 3, 3), weight=2),
        Case("pure noise", tuple(noise), weight=2),
        Case("pure noise, six settings", tuple(wide), weight=2),
        Case("folds of unequal sizes", _table(rng, 23, 4, 3, 3)),
        Case("other settings than column numbers", _renamed(_table(rng, 21, 5, 3, 2))),
    ]


def _renamed(arguments):
    return *arguments[:3], [4, 0, 3, 1], *arguments[4:]


_RNG = np.random.default_rng(5)
answers = [
    Function(
        "kfold",
        kfold,
        [dealt, cut, shuffled_first],
        kfold_mistakes,
        visible=[_folds("twelve and eight rows", (24, 16), 4, 0)],
        cases=drawn_folds,
        weight=3,
    ),
    Function(
        "nested_cv",
        nested_cv,
        [by_lists, by_tables],
        nested_mistakes,
        visible=[Case("twelve rows, three settings", _table(_RNG, 12, 3, 3, 2))],
        cases=drawn_nested,
        weight=5,
    ),
]
exercise = Exercise(number="15.4", points=8, answers=answers)
