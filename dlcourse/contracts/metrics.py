"""What the metrics demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import (
    require_choice,
    require_float,
    require_integer,
    require_ndim,
    require_same_shape,
)

AVERAGES = ("binary", "macro", "micro")


def check_labels(op: str, predictions: Any, targets: Any) -> None:
    """Raise unless both hold class indices for the same N > 0 examples."""
    require_integer(op, predictions=predictions, targets=targets)
    require_ndim(op, 1, predictions=predictions, targets=targets)
    require_same_shape(op, predictions=predictions, targets=targets)
    _check_not_empty(op, targets)
    for name, labels in (("predictions", predictions), ("targets", targets)):
        if labels.min().item() < 0:
            raise ValueError(f"{op}: {name} must not be negative, got {labels.min().item()}")


def check_confusion_matrix(predictions: Any, targets: Any, num_classes: int | None) -> int:
    """Raise unless all labels lie below num_classes; return it, by default the largest label + 1."""
    check_labels("confusion_matrix", predictions, targets)
    largest = max(predictions.max().item(), targets.max().item())
    if num_classes is not None and largest >= num_classes:
        raise ValueError(f"confusion_matrix: label {largest} does not exist among {num_classes} classes")
    return largest + 1 if num_classes is None else num_classes


def check_average(predictions: Any, targets: Any, average: str) -> None:
    """Raise unless the labels fit the kind of average."""
    op = "precision_recall_f1"
    check_labels(op, predictions, targets)
    require_choice(op, "average", average, AVERAGES)
    largest = max(predictions.max().item(), targets.max().item())
    if average == "binary" and largest > 1:
        raise ValueError(
            f"{op}: average='binary' needs labels 0 and 1, got {largest}; try 'macro' or 'micro'"
        )


def check_ranking(op: str, scores: Any, targets: Any) -> None:
    """Raise unless there is one proper score per target, and targets are 0 or 1."""
    require_float(op, scores=scores)
    require_integer(op, targets=targets)
    require_ndim(op, 1, scores=scores, targets=targets)
    require_same_shape(op, scores=scores, targets=targets)
    _check_not_empty(op, targets)
    if bool((scores != scores).any()):
        raise ValueError(f"{op}: scores hold not-a-number")
    least, most = targets.min().item(), targets.max().item()
    if least < 0 or most > 1:
        raise ValueError(f"{op}: targets must be 0 or 1, got values from {least} to {most}")


def check_both_classes(op: str, positives: int, negatives: int) -> None:
    """Raise unless there are positive and negative targets."""
    if not positives or not negatives:
        raise ValueError(
            f"{op}: needs both classes, got {positives} positive and {negatives} negative targets"
        )


def check_positives(op: str, positives: int) -> None:
    """Raise unless there is a positive target."""
    if not positives:
        raise ValueError(f"{op}: needs at least one positive target, got none")


def _check_not_empty(op: str, targets: Any) -> None:
    if not targets.shape[0]:
        raise ValueError(f"{op}: there is nothing to measure, targets are empty")
