"""15.2 The area under the ROC curve and average precision, with ties."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, edits, replaced, returning, retyped

# ---- roc_auc


def roc_auc(actual, scores):
    low = np.sort(scores[actual == 0])
    high = scores[actual == 1]
    twice = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(twice.mean() / 2 / len(low))


def by_pairs(actual, scores):
    s = np.asarray(scores)
    high, low = s[actual == 1], s[actual == 0]
    above = (high[:, None] > low).sum()
    tied = (high[:, None] == low).sum()
    return (above + 0.5 * tied) / (len(high) * len(low))


def by_loops(actual, scores):
    s = np.asarray(scores)
    high, low = s[actual == 1], s[actual == 0]
    above = sum(int(a > b) for a in high for b in low)
    tied = sum(int(a == b) for a in high for b in low)
    return (above + 0.5 * tied) / (len(high) * len(low))


def by_ranks(actual, scores):
    """Mann and Whitney: ranks of the positives, equal scores share their mean rank."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n = np.sum(actual == 1)
    return (ranks[actual == 1].sum() - n * (n + 1) / 2) / (n * np.sum(actual == 0))


def by_area(actual, scores):
    """The trapezoidal rule on the curve, one point for each distinct score."""
    levels = np.unique(scores)[::-1]
    up = np.array([0, *(np.mean(scores[actual == 1] >= t) for t in levels)])
    right = np.array([0, *(np.mean(scores[actual == 0] >= t) for t in levels)])
    return float(np.sum(np.diff(right) * (up[1:] + up[:-1]) / 2))


def first_row_lower(actual, scores):
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    n = np.sum(actual == 1)
    return (ranks[actual == 1].sum() - n * (n + 1) / 2) / (n * np.sum(actual == 0))


def first_row_lower_by_steps(actual, scores):
    y = np.asarray(actual)[np.argsort(scores, kind="stable")][::-1]
    return np.sum(np.cumsum(y) * (1 - y)) / (y.sum() * (1 - y).sum())


def first_row_higher(actual, scores):
    y = np.asarray(actual)[np.argsort(-scores, kind="stable")]
    return np.sum(np.cumsum(y) * (1 - y)) / (y.sum() * (1 - y).sum())


def first_row_higher_by_sorted(actual, scores):
    rows = sorted(range(len(scores)), key=lambda i: -scores[i])
    hits = area = 0
    for i in rows:
        hits += int(actual[i] == 1)
        area += hits * int(actual[i] == 0)
    return area / (np.sum(actual == 1) * np.sum(actual == 0))


_AUC = (by_pairs, by_loops)
_PAIRS = "(len(high) * len(low))"
auc_mistakes = [
    Wrong("ties_by_row", first_row_lower, first_row_lower_by_steps),
    Wrong("ties_by_row", first_row_higher, first_row_higher_by_sorted),
    *retyped(
        _AUC,
        "    s = ",
        hard_labels=[
            "(np.asarray(scores) >= 0.5) * 1.0",
            "(np.asarray(scores) > 0) * 1.0",
            "np.round(scores)",
        ],
    ),
    *replaced(
        _AUC,
        "high, low = s[actual == 1], s[actual == 0]",
        reversed_order="low, high = s[actual == 1], s[actual == 0]",
    ),
    *returning(
        _AUC,
        ties_not_counted=f"above / {_PAIRS}",
        ties_count_one=f"(above + tied) / {_PAIRS}",
        ties_left_out=f"above / ({_PAIRS} - tied)",
        not_divided="above + 0.5 * tied",
        divided_by_all_pairs=[
            "(above + 0.5 * tied) / len(scores) ** 2",
            "(above + 0.5 * tied) / (len(scores) * (len(scores) - 1) / 2)",
        ],
        divided_by_one_class=["(above + 0.5 * tied) / len(high)", "(above + 0.5 * tied) / len(low)"],
        gini_instead=f"2 * (above + 0.5 * tied) / {_PAIRS} - 1",
    ),
]

# ---- average_precision


def average_precision(actual, scores):
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    right = np.cumsum(actual[order])[ends]
    return float(np.sum(np.diff(right, prepend=0) * right / (ends + 1)) / right[-1])


def by_levels(actual, scores):
    s = np.asarray(scores)
    levels = np.unique(s)[::-1]
    total, before = 0.0, 0.0
    for level in levels:
        called = s >= level
        precision = np.mean(actual[called])
        recall = np.sum(actual[called]) / np.sum(actual)
        total += (recall - before) * precision
        before = recall
    return total


def by_python(actual, scores):
    s = np.asarray(scores)
    levels = sorted(set(s.tolist()), reverse=True)
    total, before = 0.0, 0.0
    for level in levels:
        called = np.array([score >= level for score in s])
        precision = np.sum(actual[called]) / np.sum(called)
        recall = np.sum(actual[called]) / np.sum(actual)
        total += (recall - before) * precision
        before = recall
    return total


def by_positives(actual, scores):
    """Every positive brings the precision at its own score."""
    own = scores[actual == 1]
    called = scores >= own[:, None]
    return float(np.mean((called * actual).sum(axis=1) / called.sum(axis=1)))


def rows_in_turn(actual, scores):
    y = np.asarray(actual)[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(y) / np.arange(1, len(y) + 1)
    return precision[y == 1].mean()


def rows_in_turn_by_loop(actual, scores):
    hits, total = 0, 0.0
    for n, i in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]), 1):
        if actual[i] == 1:
            hits += 1
            total += hits / n
    return total / hits


def rows_in_reverse(actual, scores):
    y = np.asarray(actual)[np.argsort(scores, kind="stable")[::-1]]
    precision = np.cumsum(y) / np.arange(1, len(y) + 1)
    return precision[y == 1].mean()


def rows_in_reverse_by_loop(actual, scores):
    rows = sorted(range(len(scores)), key=lambda i: scores[i])[::-1]
    hits, total = 0, 0.0
    for n, i in enumerate(rows, 1):
        if actual[i] == 1:
            hits += 1
            total += hits / n
    return total / hits


def _curve(actual, scores):
    levels = np.unique(scores)[::-1]
    called = scores >= levels[:, None]
    right = (called * actual).sum(axis=1)
    return right / called.sum(axis=1), right / np.sum(actual)


def envelope(actual, scores):
    precision, recall = _curve(actual, scores)
    best = np.maximum.accumulate(precision[::-1])[::-1]
    return np.sum(np.diff(recall, prepend=0) * best)


def envelope_by_loop(actual, scores):
    precision, recall = _curve(actual, scores)
    steps = zip(range(len(recall)), np.diff(recall, prepend=0), strict=True)
    return sum(step * max(precision[i:]) for i, step in steps)


def slanted(actual, scores):
    precision, recall = _curve(actual, scores)
    precision, recall = np.append(1.0, precision), np.append(0.0, recall)
    return np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2)


def slanted_by_library(actual, scores):
    precision, recall = _curve(actual, scores)
    return np.trapezoid([1.0, *precision], [0.0, *recall])


def slanted_without_start(actual, scores):
    precision, recall = _curve(actual, scores)
    return np.trapezoid(precision, recall)


def slanted_without_start_by_sum(actual, scores):
    precision, recall = _curve(actual, scores)
    return np.sum(np.diff(recall) * (precision[1:] + precision[:-1])) / 2


_AP = (by_levels, by_python)
ap_mistakes = [
    Wrong("rows_in_turn", rows_in_turn, rows_in_turn_by_loop),
    Wrong("rows_in_turn", rows_in_reverse, rows_in_reverse_by_loop),
    Wrong("interpolated", envelope, envelope_by_loop),
    Wrong("trapezoids", slanted, slanted_by_library),
    Wrong("trapezoids", slanted_without_start, slanted_without_start_by_sum),
    *retyped(
        _AP,
        "    s = ",
        hard_labels=[
            "(np.asarray(scores) >= 0.5) * 1.0",
            "(np.asarray(scores) > 0) * 1.0",
            "np.round(scores)",
        ],
        reversed_order="-np.asarray(scores)",
    ),
    *edits(
        _AP,
        lowest_first=[("np.unique(s)[::-1]", "np.unique(s)"), (", reverse=True", "")],
        strictly_above=[("s >= level", "s > level"), ("score >= level", "score > level")],
    ),
    *retyped(
        _AP,
        "        total += ",
        recall_not_its_growth="recall * precision",
        mean_of_precisions="precision / len(levels)",
    ),
]

# ---- cases


def _rows(rng, n, share, kind):
    actual = (np.arange(n) < max(1, round(share * n))).astype(int)
    actual = rng.permutation(actual)
    scores = 0.9 * actual + rng.normal(size=n)
    if kind == "p":
        scores = np.clip(0.3 + 0.18 * scores, 0.01, 0.99)
    if kind == "ties":
        scores = np.round(np.clip(0.45 + 0.25 * scores, 0, 1) * 5) / 5
    return actual, scores


def drawn(rng):
    return [
        Case("scores on both sides of 0", _rows(rng, 30, 0.4, "any"), weight=2),
        Case("probabilities", _rows(rng, 60, 0.3, "p"), weight=2),
        Case("many equal scores", _rows(rng, 50, 0.4, "ties"), weight=3),
        Case("rare positives, equal scores", _rows(rng, 80, 0.1, "ties"), weight=2),
        Case("one positive", _rows(rng, 10, 0.1, "any")),
        Case("all scores equal", (rng.permutation([0, 1, 0, 0, 1]), np.full(5, rng.normal())), weight=0.3),
    ]


_FOUR = np.array([0, 1, 0, 1, 0]), np.array([0.1, 0.9, 0.4, 0.35, 0.6])
_TIED = np.array([1, 0, 0, 1, 1, 0]), np.array([0.8, 0.8, 0.2, 0.2, 0.9, 0.2])
visible = [Case("five rows", _FOUR), Case("equal scores", _TIED)]
answers = [
    Function("roc_auc", roc_auc, [by_pairs, by_loops, by_ranks, by_area], auc_mistakes, visible, drawn),
    Function(
        "average_precision",
        average_precision,
        [by_levels, by_python, by_positives],
        ap_mistakes,
        visible,
        drawn,
    ),
]
exercise = Exercise(number="15.2", points=8, answers=answers)
