"""15.1 The confusion matrix, and precision, recall and F1 from it."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped

# ---- confusion


def confusion(actual, guessed, classes):
    pairs = np.asarray(actual) * classes + np.asarray(guessed)
    return np.bincount(pairs.astype(np.intp), minlength=classes**2).reshape(classes, classes)


def by_adding(actual, guessed, classes):
    rows, cols = actual, guessed
    n = classes
    table = np.zeros((n, n), dtype=int)
    np.add.at(table, (rows, cols), 1)
    return table


def by_loop(actual, guessed, classes):
    rows, cols = actual, guessed
    n = classes
    counts = [[0] * n for _ in range(n)]
    for i, j in zip(rows, cols, strict=True):
        counts[i][j] += 1
    table = np.array(counts)
    return table


def by_comparing(actual, guessed, classes):
    are = np.arange(classes)[:, None] == actual
    called = np.arange(classes)[:, None] == guessed
    return are.astype(int) @ called.astype(int).T


_COUNTS = (by_adding, by_loop)
confusion_mistakes = [
    *replaced(_COUNTS, "rows, cols = actual, guessed", transposed="rows, cols = guessed, actual"),
    *replaced(
        _COUNTS,
        "n = classes",
        classes_counted="n = max(max(actual), max(guessed)) + 1",
    ),
    *edits(
        _COUNTS,
        counted_once=[
            ("np.add.at(table, (rows, cols), 1)", "table[rows, cols] += 1"),
            ("counts[i][j] += 1", "counts[i][j] = 1"),
        ],
    ),
    *returning(
        _COUNTS,
        shares_instead=["table / len(actual)", "table / max(len(actual), 1)"],
        rows_normalised=[
            "table / np.maximum(table.sum(axis=1, keepdims=True), 1)",
            "table / table.sum(axis=1, keepdims=True)",
        ],
        only_right="np.diag(np.diag(table))",
        only_errors="table - np.diag(np.diag(table))",
        last_class_first="table[::-1, ::-1]",
    ),
]


def _pairs(rng, n, classes, occurring=None):
    actual = rng.integers(0, occurring or classes, n)
    return actual, np.where(rng.random(n) < 0.5, actual, rng.integers(0, occurring or classes, n)), classes


def drawn_confusions(rng):
    return [
        Case("three classes", _pairs(rng, 40, 3)),
        Case("five classes", _pairs(rng, 90, 5)),
        Case("the last classes do not occur", _pairs(rng, 25, 5, 3)),
        Case("two classes", _pairs(rng, 30, 2)),
        Case("no rows", (np.zeros(0, int), np.zeros(0, int), 3), weight=0.3),
    ]


# ---- precision_recall_f1


def precision_recall_f1(table, average):
    right, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)
    if average == "binary":
        right, called, are = right[1:], called[1:], are[1:]
    if average == "micro":
        right, called, are = (np.array([counts.sum()]) for counts in (right, called, are))
    pairs = (right, called), (right, are), (2 * right, called + are)
    return tuple(float(quotient(*pair).mean()) for pair in pairs)


def quotient(above, below):
    """Element by element, 0/0 is 0."""
    return np.divide(above, below, out=np.zeros(len(above)), where=np.asarray(below) > 0)


def by_errors(table, average):
    tp = np.diag(table)
    fp = table.sum(axis=0) - tp
    fn = table.sum(axis=1) - tp
    if average == "binary":
        tp, fp, fn = tp[1:], fp[1:], fn[1:]
    if average == "micro":
        tp, fp, fn = (np.array([each.sum()]) for each in (tp, fp, fn))
    p = quotient(tp, tp + fp)
    r = quotient(tp, tp + fn)
    f = quotient(2 * tp, 2 * tp + fp + fn)
    return p.mean(), r.mean(), f.mean()


def by_classes(table, average):
    k = len(table)
    tp = np.array([table[c, c] for c in range(k)])
    fp = np.array([sum(table[i, c] for i in range(k) if i != c) for c in range(k)])
    fn = np.array([sum(table[c, j] for j in range(k) if j != c) for c in range(k)])
    if average == "binary":
        tp, fp, fn = tp[1:], fp[1:], fn[1:]
    if average == "micro":
        tp, fp, fn = (np.array([each.sum()]) for each in (tp, fp, fn))
    p = quotient(tp, tp + fp)
    r = quotient(tp, tp + fn)
    f = quotient(2 * p * r, p + r)
    return p.mean(), r.mean(), f.mean()


_SCORES = (by_errors, by_classes)
_F = "    f = "
_PLAIN = (
    ("quotient(tp, tp + fp)", "tp / (tp + fp)", "quotient(tp, tp + fn)", "tp / (tp + fn)"),
    ("quotient(2 * tp, 2 * tp + fp + fn)", "2 * p * r / (p + r)"),
    ("quotient(2 * p * r, p + r)", "2 * p * r / (p + r)"),
)
score_mistakes = [
    *edits(_SCORES, zero_division=[(*_PLAIN[0], *_PLAIN[1]), (*_PLAIN[0], *_PLAIN[2])]),
    *retyped(
        _SCORES,
        _F,
        f1_arithmetic=["(p + r) / 2", "(p.mean() + r.mean()) / 2 * np.ones(1)"],
        f1_geometric="np.sqrt(p * r)",
        f1_without_two=["quotient(p * r, p + r)", "quotient(tp, 2 * tp + fp + fn)"],
        f1_product="p * r",
    ),
    *returning(
        _SCORES,
        divided_by_all=[
            "(tp / table.sum()).mean(), r.mean(), f.mean()",
            "(tp / table.sum()).mean(), r.mean(), quotient(2 * tp * r, tp + r * table.sum()).mean()",
        ],
        precision_and_recall_swapped="r.mean(), p.mean(), f.mean()",
        f1_of_means=[
            "p.mean(), r.mean(), 2 * p.mean() * r.mean() / max(p.mean() + r.mean(), 1e-300)",
            "p.mean(), r.mean(), 2 * p.mean() * r.mean() / (p.mean() + r.mean())",
        ],
        absent_left_out=[
            "tuple(each[tp + fn > 0].mean() for each in (p, r, f))",
            "tuple(each[tp + fp + fn > 0].mean() for each in (p, r, f))",
        ],
        weighted_mean="tuple((each * (tp + fn)).sum() / max((tp + fn).sum(), 1) for each in (p, r, f))",
        not_averaged_over_classes="p, r, f",
        f1_missing="p.mean(), r.mean()",
        summed="p.sum(), r.sum(), f.sum()",
    ),
    *replaced(
        _SCORES,
        "tp, fp, fn = tp[1:], fp[1:], fn[1:]",
        binary_of_class_0="tp, fp, fn = tp[:1], fp[:1], fn[:1]",
    ),
    *replaced(_SCORES, 'if average == "binary":', binary_is_macro='if average == "positive":'),
    *replaced(
        _SCORES,
        'if average == "micro":',
        micro_is_macro='if average == "counts":',
        macro_is_micro='if average != "binary":',
    ),
]


def _table(rng, k, most=20):
    return rng.integers(1, most, (k, k)) + np.diag(rng.integers(0, 3 * most, k))


def _without(table, row=None, column=None):
    table = table.copy()
    if row is not None:
        table[row] = 0
    if column is not None:
        table[:, column] = 0
    return table


def drawn_tables(rng):
    return [
        Case("binary", (_table(rng, 2), "binary"), weight=2),
        Case("macro, three classes", (_table(rng, 3), "macro"), weight=2),
        Case("macro, five classes", (_table(rng, 5), "macro"), weight=2),
        Case("micro, four classes", (_table(rng, 4), "micro"), weight=2),
        Case("macro, two classes", (_table(rng, 2), "macro")),
        Case("a class that is never guessed", (_without(_table(rng, 4), column=2), "macro")),
        Case("a class that does not occur", (_without(_table(rng, 4), row=1), "macro")),
        Case("a class that is not there at all", (_without(_table(rng, 4), 3, 3), "macro")),
        Case("no alarm", (_without(_table(rng, 2), column=1), "binary"), weight=0.3),
    ]


_THREE = np.array([0, 0, 1, 1, 1, 2]), np.array([0, 1, 1, 1, 2, 2]), 4
_RARE = np.array([[90, 4], [2, 4]])
answers = [
    Function(
        "confusion",
        confusion,
        [by_adding, by_loop, by_comparing],
        confusion_mistakes,
        visible=[Case("six rows", _THREE)],
        cases=drawn_confusions,
        weight=3,
    ),
    Function(
        "precision_recall_f1",
        precision_recall_f1,
        [by_errors, by_classes],
        score_mistakes,
        visible=[
            Case("four of six found", (_RARE, "binary")),
            Case("the mean of two classes", (_RARE, "macro")),
            Case("three classes", (np.array([[5, 1, 0], [2, 3, 0], [1, 0, 0]]), "macro")),
            Case("counts added up", (np.array([[5, 1, 0], [2, 3, 0], [1, 0, 0]]), "micro")),
        ],
        cases=drawn_tables,
        weight=5,
    ),
]
exercise = Exercise(number="15.1", points=8, answers=answers)
