"""Measures on tensors, computed on their device; the twin of ``dlcourse.numpy.metrics``."""

import torch

from dlcourse.contracts.metrics import (
    check_average,
    check_both_classes,
    check_confusion_matrix,
    check_labels,
    check_positives,
    check_ranking,
)


def accuracy(predictions: torch.Tensor, targets: torch.Tensor) -> float:
    """Twin of ``dlcourse.numpy.metrics.accuracy``."""
    check_labels("accuracy", predictions, targets)
    return (predictions == targets).double().mean().item()


def confusion_matrix(
    predictions: torch.Tensor, targets: torch.Tensor, *, num_classes: int | None = None
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.metrics.confusion_matrix``."""
    classes = check_confusion_matrix(predictions, targets, num_classes)
    pair = targets.long() * classes + predictions.long()
    return torch.bincount(pair, minlength=classes**2).reshape(classes, classes)


def precision_recall_f1(
    predictions: torch.Tensor, targets: torch.Tensor, *, average: str = "binary", zero_division: float = 0.0
) -> tuple[float, float, float]:
    """Twin of ``dlcourse.numpy.metrics.precision_recall_f1``."""
    check_average(predictions, targets, average)
    binary = average == "binary"
    counts = confusion_matrix(predictions, targets, num_classes=2 if binary else None)
    right, predicted, true = counts.diagonal(), counts.sum(dim=0), counts.sum(dim=1)
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


def roc_auc(scores: torch.Tensor, targets: torch.Tensor) -> float:
    """Twin of ``dlcourse.numpy.metrics.roc_auc``."""
    check_ranking("roc_auc", scores, targets)
    positives = int(targets.sum())
    negatives = len(targets) - positives
    check_both_classes("roc_auc", positives, negatives)
    _, group, size = torch.unique(scores, return_inverse=True, return_counts=True)
    mean_rank = size.cumsum(0) - (size.double() - 1) / 2
    rank_sum = mean_rank[group][targets == 1].sum().item()
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def average_precision(scores: torch.Tensor, targets: torch.Tensor) -> float:
    """Twin of ``dlcourse.numpy.metrics.average_precision``."""
    check_ranking("average_precision", scores, targets)
    check_positives("average_precision", int(targets.sum()))
    _, group, size = torch.unique(-scores, return_inverse=True, return_counts=True)
    right = torch.bincount(group, weights=targets.double())
    precision = right.cumsum(0) / size.cumsum(0)
    return (torch.sum(right * precision) / right.sum()).item()


def _mean_quotient(numerator: torch.Tensor, denominator: torch.Tensor, zero_division: float) -> float:
    quotient = torch.where(denominator > 0, numerator / denominator.double().clamp(min=1), zero_division)
    return quotient.mean().item()
