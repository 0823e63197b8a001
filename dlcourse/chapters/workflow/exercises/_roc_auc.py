"""The area under the ROC curve, with ties."""

import numpy as np

from dlcourse.checking import Wrong, replaced, returning, retyped


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
