"""16.3 What a score loses when a column is shuffled: one column, several together, and twins."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, retyped

# ---- permutation_importance


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
        mean_over_columns="drops.mean(axis=0)",
        spread="drops.std(axis=1)",
    ),
    *edits(_SHUFFLES, stays_shuffled=[(_COPIES[0], ""), (_COPIES[1], "")]),
    *returning(
        _SHUFFLES,
        all_repeats="drops",
        shares=["means / means.sum()", "means / np.abs(means).sum()"],
        names_of_columns="np.argsort(means)[::-1]",
        one_sum="means.mean()",
    ),
]


def _score_for(x, y, w):
    """A score of this case's table alone: how well a bent model of it fits."""
    shape = x.shape

    def score(table, labels):
        if np.shape(table) != shape or np.shape(labels) != y.shape:
            raise ValueError(f"score needs a table {shape} and labels {y.shape}, got {np.shape(table)}")
        return 1.5 - float(np.mean(np.tanh(np.tanh(table) @ w - labels) ** 2))

    return score


def dropped(answer, x, y, w, orders):
    """With a score that knows tables of this size alone."""
    return answer(_score_for(x, y, w), x, y, orders)


def _table(rng, n, d, repeats):
    x = rng.normal(size=(n, d))
    w = rng.normal(0, 1.5, d)
    y = np.tanh(x) @ w + rng.normal(0, 0.3, n)
    w[0] *= -0.6 if d > 1 else 1.0  # the model is mistaken here: shuffling this column helps it
    return x, y, w, np.stack([rng.permutation(n) for _ in range(repeats)])


def _columns(name, rng, n, d, repeats, weight=1.0, constant=False):
    x, y, w, orders = _table(rng, n, d, repeats)
    if constant:
        x[:, 0] = 0.7
    typed = f"permutation_importance(score, x, y, orders)  # x: {(n, d)}, {repeats} orders"
    return Case(name, (x, y, w, orders), play=dropped, typed=typed, weight=weight)


def drawn_columns(rng):
    return [
        _columns("four columns", rng, 12, 4, 3, weight=1.5),
        _columns("more columns than rows", rng, 5, 7, 4),
        _columns("as many as rows", rng, 6, 6, 3),
        _columns("a constant column", rng, 9, 3, 3, constant=True),
        _columns("one order", rng, 10, 3, 1, weight=0.5),
        _columns("one column", rng, 8, 1, 5, weight=0.5),
    ]


# ---- group_importance


def group_importance(score, x, y, columns, orders):
    before, drops = score(x, y), []
    for order in orders:
        shuffled = x.copy()
        shuffled[:, columns] = x[order][:, columns]
        drops.append(before - score(shuffled, y))
    return float(np.mean(drops))


def group_by_loops(score, x, y, columns, orders):
    before = score(x, y)
    drops = []
    for order in orders:
        shuffled = x.copy()
        for j in columns:
            shuffled[:, j] = x[order, j]
        drops.append(before - score(shuffled, y))
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
        orders_differ="        for n, j in enumerate(columns): shuffled[:, j] = x[np.roll(order, n), j]\n",
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
    return answer(_score_for(x, y, w), x, y, columns, orders)


def _group(name, rng, n, d, columns, repeats, weight=1.0):
    x, y, w, orders = _table(rng, n, d, repeats)
    typed = f"group_importance(score, x, y, {columns}, orders)  # x: {(n, d)}, {repeats} orders"
    return Case(name, (x, y, w, columns, orders), play=dropped_together, typed=typed, weight=weight)


def drawn_groups(rng):
    return [
        _group("two of four", rng, 12, 4, [1, 3], 3, weight=1.5),
        _group("not in order", rng, 9, 5, [4, 0, 2], 4, weight=1.5),
        _group("one of three", rng, 8, 3, [1], 3, weight=0.5),
        _group("all columns", rng, 10, 3, [0, 1, 2], 3, weight=0.5),
        _group("more columns than rows", rng, 4, 6, [5, 2], 5),
    ]


_FIXED = np.random.default_rng(163)
answers: list[Function | Quiz] = [
    Function(
        "permutation_importance",
        permutation_importance,
        [by_loops, by_places, by_restoring],
        one_mistakes,
        visible=[_columns("three columns", _FIXED, 6, 3, 2)],
        cases=drawn_columns,
        weight=4,
    ),
    Function(
        "group_importance",
        group_importance,
        [group_by_loops, group_by_places, group_by_rows],
        group_mistakes,
        visible=[_group("two of three", _FIXED, 6, 3, [0, 2], 2)],
        cases=drawn_groups,
        weight=2,
    ),
    Quiz("twins", {"q1": "b", "q2": "c", "q3": "a"}, weight=2),
]
exercise = Exercise(number="16.3", points=8, answers=answers)
