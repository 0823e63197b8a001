r"""Measures of how good predictions are; none has a gradient, so each returns its result directly."""

import numpy as np

from dlcourse.contracts.metrics import (
    check_average,
    check_both_classes,
    check_confusion_matrix,
    check_labels,
    check_positives,
    check_ranking,
)


def accuracy(predictions: np.ndarray, targets: np.ndarray) -> float:
    r"""Share of the examples that are predicted right: $\frac1N \sum_n [\hat y_n = y_n]$.

    Args:
        predictions: predicted class indices, shape (N,).
        targets: true class indices, shape (N,).

    Returns:
        A number from 0 to 1.

    Raises:
        TypeError: the labels are not integers.
        ValueError: shapes differ or are not (N,), there is no example, or a label is negative.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 5.1.2.
    """
    check_labels("accuracy", predictions, targets)
    return float(np.mean(predictions == targets))


def confusion_matrix(
    predictions: np.ndarray, targets: np.ndarray, *, num_classes: int | None = None
) -> np.ndarray:
    """Count each pair of true and predicted class: rows are true classes, columns predicted ones.

    Args:
        predictions: predicted class indices, shape (N,).
        targets: true class indices, shape (N,).
        num_classes: K; by default the largest label that occurs, plus 1.

    Returns:
        int64 counts, shape (K, K).

    Raises:
        TypeError: the labels are not integers.
        ValueError: shapes differ or are not (N,), there is no example, or a label lies outside [0, K).

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, section 14.5.
    """
    classes = check_confusion_matrix(predictions, targets, num_classes)
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (targets, predictions), 1)
    return counts


def precision_recall_f1(
    predictions: np.ndarray, targets: np.ndarray, *, average: str = "binary", zero_division: float = 0.0
) -> tuple[float, float, float]:
    r"""Return precision, recall and their harmonic mean F1, from counts of right and wrong predictions.

    With true positives TP, false positives FP and false negatives FN, precision is $\frac{TP}{TP + FP}$,
    recall $\frac{TP}{TP + FN}$, and $F_1 = \frac{2TP}{2TP + FP + FN}$.

    Args:
        predictions: predicted class indices, shape (N,).
        targets: true class indices, shape (N,).
        average: ``"binary"`` measures class 1; ``"macro"`` is the mean of the measures over all classes
            that occur among predictions or targets; ``"micro"`` adds the counts of all classes first.
        zero_division: the value of a quotient whose denominator is 0, such as the precision of a class
            that is never predicted.

    Returns:
        Precision, recall and F1, each from 0 to 1.

    Raises:
        TypeError: the labels are not integers.
        ValueError: shapes differ or are not (N,), there is no example, a label is negative, or above 1 where
            the average is binary; or there is no such average.

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, sections 8.3 and 13.6.
    """
    check_average(predictions, targets, average)
    binary = average == "binary"
    counts = confusion_matrix(predictions, targets, num_classes=2 if binary else None)
    right, predicted, true = np.diag(counts), counts.sum(axis=0), counts.sum(axis=1)
    if binary:
        right, predicted, true = right[1:], predicted[1:], true[1:]
    elif average == "micro":
        right, predicted, true = right.sum(), predicted.sum(), true.sum()
    else:
        occurs = predicted + true > 0
        right, predicted, true = right[occurs], predicted[occurs], true[occurs]
    quotients = [(right, predicted), (right, true), (2 * right, predicted + true)]
    precision, recall, f1 = (_mean_quotient(a, b, zero_division) for a, b in quotients)
    return precision, recall, f1


def roc_auc(scores: np.ndarray, targets: np.ndarray) -> float:
    r"""Area under the ROC curve: how often a positive example scores above a negative one, ties counting ½.

    Computed from ranks (tied scores share their mean rank): with $R$ the sum of the ranks of the $P$
    positives among all $P + Q$ examples, $(R - P(P+1)/2) / (PQ)$.

    Args:
        scores: one number per example, higher for more positive, shape (N,).
        targets: 0 or 1, shape (N,).

    Returns:
        A number from 0 to 1; ½ for scores without information.

    Raises:
        TypeError: the scores are not floating-point numbers, or the targets not integers.
        ValueError: shapes differ or are not (N,), a score is not a number, a target neither 0 nor 1, or one
            class is missing.

    Source: Hanley and McNeil, The Meaning and Use of the Area under an ROC Curve, Radiology 143, 1982.
    """
    check_ranking("roc_auc", scores, targets)
    positives = int(targets.sum())
    negatives = len(targets) - positives
    check_both_classes("roc_auc", positives, negatives)
    _, group, size = np.unique(scores, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(size) - (size - 1) / 2
    rank_sum = mean_rank[group][targets == 1].sum()
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))


def average_precision(scores: np.ndarray, targets: np.ndarray) -> float:
    r"""Area under the precision-recall curve as a sum of steps: $\sum_t (R_t - R_{t-1}) P_t$.

    The thresholds $t$ run down through the distinct scores; examples with equal scores come in together, so
    that their order has no influence.

    Args:
        scores: one number per example, higher for more positive, shape (N,).
        targets: 0 or 1, shape (N,).

    Returns:
        A number from 0 to 1; about the share of positives for scores without information.

    Raises:
        TypeError: the scores are not floating-point numbers, or the targets not integers.
        ValueError: shapes differ or are not (N,), a score is not a number, a target neither 0 nor 1, or no
            target is 1.

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, section 8.4.
    """
    check_ranking("average_precision", scores, targets)
    check_positives("average_precision", int(targets.sum()))
    _, group, size = np.unique(-scores, return_inverse=True, return_counts=True)
    right = np.bincount(group, weights=targets)
    precision = np.cumsum(right) / np.cumsum(size)
    return float(np.sum(right * precision) / np.sum(right))


def _mean_quotient(numerator: np.ndarray, denominator: np.ndarray, zero_division: float) -> float:
    quotient = np.where(denominator > 0, numerator / np.maximum(denominator, 1), zero_division)
    return float(np.mean(quotient))
