"""Average precision, with ties."""

import numpy as np

from dlcourse.checking import Wrong, edits, retyped, several


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
_IF_ANY = (
    ("np.mean(actual[called])", "np.mean(actual[called]) if called.any() else 0.0"),
    ("/ np.sum(called)", "/ max(np.sum(called), 1)"),
)
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
    *several(
        _AP,
        strictly_above=[
            [("s >= level", "s > level", *_IF_ANY[0]), ("score >= level", "score > level", *_IF_ANY[1])]
        ],
        coarse_grid=[
            [
                ("np.unique(s)[::-1]", f"np.linspace(1, 0, {n})", *_IF_ANY[0]),
                ("sorted(set(s.tolist()), reverse=True)", f"np.linspace(1, 0, {n})", *_IF_ANY[1]),
            ]
            for n in (11, 101)
        ],
    ),
    *retyped(
        _AP,
        "        total += ",
        recall_not_its_growth="recall * precision",
        first_step_lost="(recall - before) * precision * (level != levels[0])",
        mean_of_precisions="precision / len(levels)",
    ),
]
