"""15.2 The area under the ROC curve and average precision, with ties."""

import numpy as np

from dlcourse.chapters.workflow.exercises._average_precision import (
    ap_mistakes,
    average_precision,
    by_levels,
    by_positives,
    by_python,
)
from dlcourse.chapters.workflow.exercises._roc_auc import (
    auc_mistakes,
    by_area,
    by_loops,
    by_pairs,
    by_ranks,
    roc_auc,
)
from dlcourse.checking import Case, Exercise, Function


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
