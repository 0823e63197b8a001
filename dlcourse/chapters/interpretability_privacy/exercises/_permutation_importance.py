"""What a score loses when one column is shuffled."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._tables import score_for, shuffled_table
from dlcourse.checking import Case, replaced, returning, retyped, several


def permutation_importance(score, x, y, orders):
    before, found = score(x, y), []
    for j in range(x.shape[1]):
        drops = []
        for order in orders:
            shuffled = x.copy()
            shuffled[:, j] = x[order, j]
            drops.append(before - score(shuffled, y))
        found.append(np.mean(drops))
    return np.array(found)


def by_loops(score, x, y, orders):
    before = score(x, y)
    drops = np.zeros((x.shape[1], len(orders)))
    shuffled = x.copy()
    for j in range(x.shape[1]):
        for r in range(len(orders)):
            order = orders[r]
            shuffled = x.copy()
            shuffled[:, j] = x[order, j]
            drops[j, r] = before - score(shuffled, y)
    means = drops.mean(axis=1)
    return means


def by_places(score, x, y, orders):
    before = score(x, y)
    drops = np.empty((x.shape[1], len(orders)))
    shuffled = np.array(x)
    for j, r in np.ndindex(*drops.shape):
        order = np.asarray(orders[r])
        shuffled = np.array(x)
        shuffled[:, j] = np.take(x[:, j], order)
        drops[j, r] = before - score(shuffled, y)
    means = np.sum(drops, axis=1) / len(orders)
    return means


def by_restoring(score, x, y, orders):
    """Works on one copy and puts each column back."""
    before, work = score(x, y), x.copy()
    found = []
    for j, column in enumerate(x.T):
        after = []
        for order in orders:
            work[:, j] = column[order]
            after.append(score(work, y))
        work[:, j] = column
        found.append(before - sum(after) / len(after))
    return found


_SHUFFLES = (by_loops, by_places)
_COPIES = ("            shuffled = x.copy()\n", "        shuffled = np.array(x)\n")
_MOVES = ("shuffled[:, j] = x[order, j]", "shuffled[:, j] = np.take(x[:, j], order)")
_ORDERS_FIRST = (
    (
        "    for j in range(x.shape[1]):\n        for r in range(len(orders)):\n",
        "    for r in range(len(orders)):\n        shuffled = x.copy()\n"
        "        for j in range(x.shape[1]):\n",
    ),
    (
        "    for j, r in np.ndindex(*drops.shape):\n",
        "    for r, j in np.ndindex(*drops.T.shape):\n        shuffled = shuffled if j else np.array(x)\n",
    ),
)
_DROP = "drops[j, r] = "
one_mistakes = [
    *replaced(
        _SHUFFLES,
        _MOVES,
        rows_shuffled="shuffled = x[order]",
        column_averaged="shuffled[:, j] = x[:, j].mean()",
        column_zeroed="shuffled[:, j] = 0",
        column_reversed="shuffled[:, j] = x[::-1, j]",
        scattered=["shuffled[order, j] = x[:, j]", "shuffled[:, j] = x[np.argsort(order), j]"],
        row_instead_of_column="shuffled = x.copy(); shuffled[j % len(x)] = x[order[j % len(x)]]",
        all_but_the_column="shuffled = x[order]; shuffled[:, j] = x[:, j]",
        column_sorted="shuffled[:, j] = np.sort(x[:, j])",
    ),
    *retyped(
        _SHUFFLES,
        _DROP,
        score_not_drop="score(shuffled, y)",
        labels_shuffled="before - score(x, y[order])",
        both_shuffled="before - score(shuffled, y[order])",
        absolute_drop="abs(before - score(shuffled, y))",
        losses_only="max(before - score(shuffled, y), 0)",
        relative_drop="(before - score(shuffled, y)) / before",
        divided_not_subtracted="before / score(shuffled, y)",
    ),
    *retyped(
        _SHUFFLES,
        "    means = ",
        summed="drops.sum(axis=1)",
        largest_drop="drops.max(axis=1)",
        middle_drop="np.median(drops, axis=1)",
        first_repeat_only="drops[:, 0]",
        last_repeat_only="drops[:, -1]",
        one_order_each="np.array([each[j % len(each)] for j, each in enumerate(drops)])",
        mean_over_columns="drops.mean(axis=0)",
        spread="drops.std(axis=1)",
    ),
    *several(
        _SHUFFLES,
        stays_shuffled=[
            [(_COPIES[0], ""), (_COPIES[1], "")],
            [(_COPIES[0], "", *_ORDERS_FIRST[0]), (_COPIES[1], "", *_ORDERS_FIRST[1])],
        ],
    ),
    *returning(
        _SHUFFLES,
        all_repeats="drops",
        shares=["means / means.sum()", "means / np.abs(means).sum()"],
        names_of_columns="np.argsort(means)[::-1]",
        one_sum="means.mean()",
    ),
]


def dropped(answer, x, y, w, orders):
    """With a score that knows tables of this size alone."""
    return answer(score_for(x, y, w), x, y, orders)


def columns_case(name, rng, n, d, repeats, weight=1.0, constant=False):
    x, y, w, orders = shuffled_table(rng, n, d, repeats)
    if constant:
        x[:, 0] = 0.7
    typed = f"permutation_importance(score, x, y, orders)  # x: {(n, d)}, {repeats} orders"
    return Case(name, (x, y, w, orders), play=dropped, typed=typed, weight=weight)


def drawn_columns(rng):
    return [
        columns_case("four columns", rng, 12, 4, 3, weight=1.5),
        columns_case("more columns than rows", rng, 5, 7, 4),
        columns_case("as many as rows", rng, 6, 6, 3),
        columns_case("a constant column", rng, 9, 3, 3, constant=True),
        columns_case("one order", rng, 10, 3, 1, weight=0.5),
        columns_case("one column", rng, 8, 1, 5, weight=0.5),
    ]
