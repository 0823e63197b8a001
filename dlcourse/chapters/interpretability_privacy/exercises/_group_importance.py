"""What a score loses when several columns are shuffled together."""

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises._permutation_importance import (
    permutation_importance,  # noqa: F401 - mistakes call it
)
from dlcourse.chapters.interpretability_privacy.exercises._tables import score_for, shuffled_table
from dlcourse.checking import Case, replaced, returning, retyped


def group_importance(score, x, y, columns, orders):
    before, drops = score(x, y), []
    for order in orders:
        shuffled = x.copy()
        shuffled[:, columns] = x[order][:, columns]
        drops.append(before - score(shuffled, y))
    return float(np.mean(drops))


def group_by_loops(score, x, y, columns, orders):
    before = score(x, y)
    drops = [0.0] * len(orders)
    for r, order in enumerate(orders):
        shuffled = x.copy()
        for j in columns:
            shuffled[:, j] = x[order, j]
        drops[r] = before - score(shuffled, y)
    mean = sum(drops) / len(drops)
    return mean


def group_by_places(score, x, y, columns, orders):
    before = score(x, y)
    drops = []
    for r in range(len(orders)):
        order = orders[r]
        shuffled = np.array(x)
        shuffled[:, columns] = np.take(x, order, axis=0)[:, columns]
        drops.append(before - score(shuffled, y))
    mean = np.mean(drops)
    return mean


def group_by_rows(score, x, y, columns, orders):
    """Builds every shuffled table row by row."""
    total = 0.0
    for order in orders:
        table = [[x[order[i], j] if j in list(columns) else x[i, j] for j in range(x.shape[1])]
                 for i in range(len(x))]  # fmt: skip
        total += score(np.array(table), y)
    return score(x, y) - total / len(orders)


_GROUPS = (group_by_loops, group_by_places)
_GROUP_MOVES = (
    "        for j in columns:\n            shuffled[:, j] = x[order, j]\n",
    "        shuffled[:, columns] = np.take(x, order, axis=0)[:, columns]\n",
)
group_mistakes = [
    *replaced(
        _GROUPS,
        _GROUP_MOVES,
        rows_shuffled="        shuffled = x[order]\n",
        first_column_only="        shuffled[:, columns[0]] = x[order, columns[0]]\n",
        last_column_only="        shuffled[:, columns[-1]] = x[order, columns[-1]]\n",
        others_shuffled="        shuffled = x[order]; shuffled[:, columns] = x[:, columns]\n",
        scattered="        shuffled[np.asarray(order)[:, None], columns] = x[:, columns]\n",
        orders_differ=[
            "        for n, j in enumerate(columns): shuffled[:, j] = x[np.roll(order, n), j]\n",
            "        for n, j in enumerate(columns): shuffled[:, j] = x[orders[(r + n) % len(orders)], j]\n",
        ],
        twice_over="        for j in columns: shuffled = shuffled[order]; shuffled[:, j] = x[order, j]\n",
        column_averaged="        shuffled[:, columns] = x[:, columns].mean(axis=0)\n",
        column_zeroed="        shuffled[:, columns] = 0\n",
    ),
    *retyped(
        _GROUPS,
        "    mean = ",
        summed="sum(drops)",
        first_repeat_only="drops[0]",
        largest_drop="max(drops)",
        one_by_one=[
            "sum(group_importance(score, x, y, [j], orders) for j in columns)",
            "np.sum(permutation_importance(score, x, y, orders)[columns])",
        ],
        mean_of_single="np.mean(permutation_importance(score, x, y, orders)[columns])",
        largest_single="np.max(permutation_importance(score, x, y, orders)[columns])",
        score_not_drop="before - sum(drops) / len(drops)",
    ),
    *returning(_GROUPS, all_repeats="np.array(drops)", divided_by_columns="mean / len(columns)"),
]


def dropped_together(answer, x, y, w, columns, orders):
    """With a score that knows tables of this size alone."""
    return answer(score_for(x, y, w), x, y, columns, orders)


def group_case(name, rng, n, d, columns, repeats, weight=1.0):
    x, y, w, orders = shuffled_table(rng, n, d, repeats)
    typed = f"group_importance(score, x, y, {columns}, orders)  # x: {(n, d)}, {repeats} orders"
    return Case(name, (x, y, w, columns, orders), play=dropped_together, typed=typed, weight=weight)


def drawn_groups(rng):
    return [
        group_case("two of four", rng, 12, 4, [1, 3], 3, weight=1.5),
        group_case("not in order", rng, 9, 5, [4, 0, 2], 4, weight=1.5),
        group_case("one of three", rng, 8, 3, [1], 3, weight=0.5),
        group_case("all columns", rng, 10, 3, [0, 1, 2], 3, weight=0.5),
        group_case("more columns than rows", rng, 4, 6, [5, 2], 5),
    ]
