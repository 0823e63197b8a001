"""2.6 A detective that finds by experiment which steps of a pipeline let test data leak."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, generic, replaced, retyped

# ---- the suspects: step(x, y, test) returns a table with a row for each row of x


def centre_by_all(x, y, test):
    return x - x.mean(axis=0)


def centre_by_train(x, y, test):
    return x - x[~test].mean(axis=0)


def centre_each_part(x, y, test):
    """The training rows are honest; the test rows stand and fall with each other."""
    return np.where(test[:, None], x - x[test].mean(axis=0), x - x[~test].mean(axis=0))


def centre_training_by_all(x, y, test):
    """Only the training rows are told of the others."""
    return np.where(test[:, None], x - x[~test].mean(axis=0), x - x.mean(axis=0))


def divide_by_range(x, y, test):
    return x / (x.max(axis=0) - x.min(axis=0))


def divide_by_train_range(x, y, test):
    return x / np.ptp(x[~test], axis=0)


def length_one(x, y, test):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def square(x, y, test):
    return x**2


def weigh_by_labels(x, y, test):
    """Each column counts as much as the means of the two classes differ, over all rows."""
    return x * (x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0))


def weigh_by_train_labels(x, y, test):
    a, b = (x[~test & (y == label)].mean(axis=0) for label in (1, 0))
    return x * (a - b)


def share_of_ones(x, y, test):
    """Only the labels leak."""
    return np.column_stack([x, np.full(len(x), 1.5 * y[test].sum())])


def own_label(x, y, test):
    """Every row is told its own label."""
    return np.column_stack([x[:, 1:], y])


def minus_last_test_row(x, y, test):
    return x - x[np.flatnonzero(test)[-1]]


def minus_first_training_row(x, y, test):
    return x - x[np.flatnonzero(~test)[0]]


HONEST = (
    centre_by_train,
    divide_by_train_range,
    length_one,
    square,
    weigh_by_train_labels,
    minus_first_training_row,
)
LEAKY = (
    centre_by_all,
    centre_each_part,
    centre_training_by_all,
    divide_by_range,
    weigh_by_labels,
    share_of_ones,
    own_label,
    minus_last_test_row,
)
STEPS = {step.__name__: step for step in (*HONEST, *LEAKY)}

# ---- leaks


def leaks(steps, x, y, test):
    kept = np.flatnonzero(test)[0]
    others = test & (np.arange(len(x)) != kept)
    wild = np.where(others[:, None], np.random.default_rng(0).uniform(500, 900, x.shape), x)
    turned = np.where(test, 1 - y, y)
    return [
        name
        for name, step in steps
        if not np.array_equal(step(x, y, test)[~others], step(wild, turned, test)[~others])
    ]


def in_one_go(steps, x, y, test):
    kept = np.flatnonzero(test)[0]
    changed = test & (np.arange(len(x)) != kept)
    seen = ~changed
    wild, turned = x.copy(), y.copy()
    wild[changed] = np.random.default_rng(1).normal(400, 90, (changed.sum(), x.shape[1]))
    turned[test] = 1 - turned[test]
    found = []
    for name, step in steps:
        before, after = step(x, y, test), step(wild, turned, test)
        if not np.allclose(before[seen], after[seen]):
            found.append(name)
    return found


def by_rows(steps, x, y, test):
    kept = np.flatnonzero(test)[0]
    changed = np.array([bool(hidden) and n != kept for n, hidden in enumerate(test)])
    seen = [n for n in range(len(x)) if not changed[n]]
    wild, turned = 1.0 * x, 1 * y
    wild[changed] = 700 + 31.0 * np.arange(changed.sum() * x.shape[1]).reshape(-1, x.shape[1]) ** 1.5
    turned[test] = 1 - turned[test]
    found = []
    for name, step in steps:
        before, after = step(x, y, test), step(wild, turned, test)
        if any(not np.allclose(before[n], after[n]) for n in seen):
            found.append(name)
    return found


def one_row_at_a_time(steps, x, y, test):
    def leaky(step):
        before = step(x, y, test)
        for n in np.flatnonzero(test):
            wild, turned = x.copy(), y.copy()
            wild[n] += 1000.0 * np.arange(1, x.shape[1] + 1)
            turned[n] = 1 - turned[n]
            rest = np.arange(len(x)) != n
            if not np.allclose(before[rest], step(wild, y, test)[rest]):
                return True
            if not np.allclose(before, step(x, turned, test)):
                return True
        return False

    return [name for name, step in steps if leaky(step)]


def _in_place(steps, x, y, test):
    before = [step(x.copy(), y.copy(), test) for _, step in steps]
    changed = test & (np.arange(len(x)) != np.flatnonzero(test)[0])
    x[changed], y[test] = np.random.default_rng(0).normal(300, 50, x[changed].shape), 1 - y[test]
    after = [step(x.copy(), y.copy(), test) for _, step in steps]
    pairs = zip(steps, before, after, strict=True)
    return [name for (name, _), a, b in pairs if not np.allclose(a[~changed], b[~changed])]


def _rows_overwritten(steps, x, y, test):
    found, old = [], (x.copy(), y.copy())
    changed = test & (np.cumsum(test) > 1)
    for name, step in steps:
        before = step(*old, test)
        x[changed] = 800.0 + np.arange(x[changed].size).reshape(-1, x.shape[1]) ** 1.5
        y[test] = 1 - old[1][test]
        if not np.allclose(before[~changed], step(x, y, test)[~changed]):
            found.append(name)
    return found


_AUTHORS = (in_one_go, by_rows)
_TURN, _BOTH = "turned[test] = 1 - turned[test]", "before, after = step(x, y, test), step(wild, turned, test)"
_SEEN = "seen = "
_IS_KEPT = "np.arange(len(x))[:, None] == kept"
_FIRST_CHANGED = "np.arange(len(x))[:, None] == np.flatnonzero(changed)[0]"
_TRAINING = (
    "wild, turned = np.where(test[:, None], x, 300 + x**2), np.where(test, y, 1 - y); "
    "seen = np.flatnonzero(test)"
)
_FOUND = (
    "if not np.allclose(before[seen], after[seen])",
    "if any(not np.allclose(before[n], after[n]) for n in seen)",
)
_NOT_FOUND = (
    "if np.allclose(before[seen], after[seen])",
    "if all(np.allclose(before[n], after[n]) for n in seen)",
)
mistakes = [
    *retyped(
        _AUTHORS,
        _SEEN,
        own_rows_compared="np.arange(len(x))",
        test_side_missed="np.flatnonzero(~test)",
        training_side_missed="np.array([kept])",
    ),
    *replaced(
        _AUTHORS,
        _TURN,
        labels_not_changed="pass",
        own_label_missed="turned[changed] = 1 - turned[changed]",
        numbers_not_changed=f"wild = x; {_TURN}",
        only_exchanged=f"wild = x.copy(); wild[changed] = x[changed][::-1]; {_TURN}",
        training_changed=_TRAINING,
        one_row_changed=f"wild = np.where({_FIRST_CHANGED}, wild, x); {_TURN}",
    ),
    *replaced(
        _AUTHORS,
        _BOTH,
        steps_chained="x, wild = step(x, y, test), step(wild, turned, test); before, after = x, wild",
    ),
    *edits(_AUTHORS, honest_returned=list(zip(_FOUND, _NOT_FOUND, strict=True))),
    *replaced(
        _AUTHORS,
        "found.append(name)",
        functions_returned=["found.append((name, step))", "found.append(step)"],
        first_only="return [name]",
        one_text="found = (found or '') + name",
    ),
    *replaced(
        _AUTHORS,
        "return found",
        counted="return len(found)",
        true_or_false=["return [name in found for name, _ in steps]", "return bool(found)"],
        numbers_of_steps="return [k for k, (name, _) in enumerate(steps) if name in found]",
        alphabetical="return sorted(found)",
    ),
    generic.changes_input(_in_place, _rows_overwritten),
]

# ---- cases


def investigate(answer, names, x, y, test):
    """The names that the detective accuses; it is given the functions, not their code."""
    return answer([(name, STEPS[name]) for name in names], x, y, test)


def _case(rng, name, suspects, n=12, d=3, tests=4, weight=1.0):
    x = np.round(rng.normal(5, 2, size=(n, d)), 2)
    test = rng.permutation(np.arange(n) < tests)
    y = np.zeros(n, int)
    for part in (test, ~test):  # both labels in both parts, more ones than zeros
        rows = np.flatnonzero(part)
        y[rows[: (len(rows) + 2) // 2]] = 1
    names = [suspect.__name__ for suspect in suspects]
    typed = f"leaks([(name, STEPS[name]) for name in {names}], x, y, test)"
    return Case(name, (names, x, y, test), play=investigate, typed=typed, weight=weight)


def drawn(rng):
    def some(group, count):
        return [group[k] for k in rng.permutation(len(group))[:count]]

    def mixed(*suspects):
        return [suspects[k] for k in rng.permutation(len(suspects))]

    return [
        _case(
            rng, "all rows or training rows", mixed(centre_by_all, centre_by_train, divide_by_range, square)
        ),
        _case(
            rng, "the training rows alone", mixed(centre_training_by_all, centre_by_train, square), tests=5
        ),
        _case(
            rng, "the test rows among themselves", mixed(centre_each_part, length_one, centre_by_all), tests=5
        ),
        _case(rng, "by the labels", mixed(share_of_ones, weigh_by_train_labels, weigh_by_labels), d=4),
        _case(rng, "its own label", mixed(own_label, divide_by_train_range, centre_by_all), n=9),
        _case(
            rng,
            "one row is enough",
            mixed(minus_last_test_row, minus_first_training_row, square),
            tests=6,
            n=14,
        ),
        _case(rng, "everybody", mixed(*HONEST, *LEAKY), n=16, tests=6, weight=2),
        _case(rng, "most are honest", mixed(*some(HONEST, 4), *some(LEAKY, 1)), n=15, d=5),
        _case(rng, "nobody", some(HONEST, 4), weight=0.25),
    ]


_FIXED = np.random.default_rng(26)
visible = [
    _case(_FIXED, "two ways to centre", [centre_by_all, centre_by_train], n=6, d=2, tests=2),
    _case(_FIXED, "a row alone, and each part alone", [length_one, centre_each_part], n=6, d=2, tests=3),
]
detective = Function(
    "leaks", leaks, [in_one_go, by_rows, one_row_at_a_time], mistakes, visible, drawn, weight=6
)
reasons = Quiz("reasons", {"q1": "c", "q2": "a", "q3": "b", "q4": "c"}, weight=2)
exercise = Exercise(number="2.6", points=8, answers=[detective, reasons])
