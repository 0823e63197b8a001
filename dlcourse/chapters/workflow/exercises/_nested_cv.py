"""Cross-validation around the choice of a setting."""

import numpy as np

from dlcourse.checking import Case, replaced, returning, retyped


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


def _judged_on_all(fit_predict, setting, x, y, rows, inner):
    """Right labels on all these rows, those that were learned among them."""
    parts = np.unique(inner[rows])
    return sum(_right(fit_predict, setting, x, y, rows[inner[rows] != part], rows) for part in parts)


def _one_part(fit_predict, setting, x, y, rows, inner):
    """Right labels in the first inner fold alone."""
    learn, judge = rows[inner[rows] != 0], rows[inner[rows] == 0]
    return int(np.sum(fit_predict(setting, x[learn], y[learn], x[judge]) == y[judge]))


def _mean_share(fit_predict, setting, x, y, rows, inner):
    """The mean of the accuracies on the inner folds, however large these are."""
    shares = []
    for part in np.unique(inner[rows]):
        learn, judge = rows[inner[rows] != part], rows[inner[rows] == part]
        shares.append(_right(fit_predict, setting, x, y, learn, judge) / len(judge))
    return float(np.mean(shares))


def _right(fit_predict, setting, x, y, learn, judge):
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
        judged_on_learned_rows_too="_judged_on_all(fit_predict, setting, x, y, shown, inner)",
        one_inner_fold="_one_part(fit_predict, setting, x, y, shown, inner)",
        mean_of_accuracies="_mean_share(fit_predict, setting, x, y, shown, inner)",
        chosen_on_the_test="_right(fit_predict, setting, x, y, rest, test)",
    ),
    *retyped(
        _NESTED,
        "        right = ",
        last_setting_predicts="fit_predict(settings[-1], x[learn], y[learn], x[judge]) == y[judge]",
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


def choice_table(rng, n, columns, outer, inner):
    """Rows with two weak columns among noise; columns 1 and 2 are twins, so that scores are equal."""
    y = rng.permutation(np.arange(n) % 2)
    x = rng.normal(size=(n, columns))
    x[:, 0] += 0.8 * y
    x[:, 2] = x[:, 1] = x[:, 1] + 1.4 * y
    folds = (rng.permutation(np.arange(n) % k) for k in (outer, inner))
    return (nearest, x, y, list(range(columns)), *folds)


def _noise(rng, n, columns, outer, inner):
    fit_predict, x, *rest = choice_table(rng, n, columns, outer, inner)
    return fit_predict, rng.normal(size=x.shape), *rest


def _unequal(rng):
    """One inner fold has half of the rows."""
    *others, inner = choice_table(rng, 26, 4, 2, 3)
    return *others, np.where(rng.permutation(len(inner)) < 6, 0, inner)


_SHOWN_BY_NOISE = (
    "choice_saw_the_test",
    "learned_from_everything",
    "chosen_on_learned_rows",
    "judged_on_learned_rows_too",
    "one_inner_fold",
)


def _telling(draw, *ids):
    """What is drawn first of all on which these mistakes give results of their own."""
    ways = [nested_cv, *(mistake.example for mistake in nested_mistakes if mistake.id in ids)]
    while True:
        table = draw()
        results = [way(*table) for way in ways]
        if len({(*map(float, shares), *chosen) for shares, chosen in results}) == len(ways):
            return table


def drawn_nested(rng):
    return [
        Case("twins among the settings", choice_table(rng, 24, 4, 3, 3), weight=2),
        Case("pure noise", _telling(lambda: _noise(rng, 24, 5, 3, 2), *_SHOWN_BY_NOISE), weight=2),
        Case("pure noise, six settings", _noise(rng, 20, 6, 4, 2), weight=2),
        Case(
            "folds of unequal sizes", _telling(lambda: _unequal(rng), "mean_of_accuracies", "last_of_equal")
        ),
        Case("other settings than column numbers", _renamed(choice_table(rng, 21, 5, 3, 2))),
    ]


def _renamed(arguments):
    return *arguments[:3], [4, 0, 3, 1], *arguments[4:]
