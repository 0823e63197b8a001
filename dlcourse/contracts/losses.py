"""What the losses demand of their inputs: the classical traps are caught here, not broadcast away."""

import math
from typing import Any

from dlcourse.contracts.requirements import (
    require_choice,
    require_float,
    require_integer,
    require_ndim,
    require_same_dtype,
    require_same_shape,
    require_shape,
    require_within,
)

REDUCTIONS = ("mean", "sum", "none")


def check_elementwise(op: str, **arrays: Any) -> None:
    """Raise unless all arrays hold floats of one dtype, share one shape and are not empty.

    NumPy would broadcast ``(N,)`` against ``(N, 1)`` to ``(N, N)`` and average over all pairs.
    """
    require_float(op, **arrays)
    require_same_dtype(op, **arrays)
    require_same_shape(op, **arrays)
    for name, array in arrays.items():
        if 0 in array.shape:
            raise ValueError(f"{op}: {name} is empty, shape {tuple(array.shape)}")


def check_bce(probabilities: Any, targets: Any, weight: Any, reduction: str) -> None:
    """Raise unless predictions and targets fit each other and lie in [0, 1], and the options fit them."""
    check_elementwise("bce", probabilities=probabilities, targets=targets)
    require_within("bce", 0, 1, probabilities=probabilities, targets=targets)
    _check_factors("bce", probabilities, weight=weight)
    require_choice("bce", "reduction", reduction, REDUCTIONS)


def check_bce_with_logits(logits: Any, targets: Any, weight: Any, pos_weight: Any, reduction: str) -> None:
    """Raise unless logits and targets fit each other, targets lie in [0, 1], and the options fit them."""
    op = "bce_with_logits"
    check_elementwise(op, logits=logits, targets=targets)
    require_within(op, 0, 1, targets=targets)
    _check_factors(op, logits, weight=weight, pos_weight=pos_weight)
    require_choice(op, "reduction", reduction, REDUCTIONS)


def check_cross_entropy(
    logits: Any, targets: Any, label_smoothing: float, weight: Any, ignore_index: int | None, reduction: str
) -> None:
    """Raise unless logits are (N, K, ...) floats, targets (N, ...) classes below K, and the options fit."""
    op = "cross_entropy"
    require_float(op, logits=logits)
    if len(logits.shape) < 2:
        raise ValueError(
            f"{op}: logits must have at least 2 axes, (N, K) or (N, K, ...), got shape {tuple(logits.shape)}"
        )
    require_integer(op, targets=targets)
    rows, classes, *places = logits.shape
    require_shape(op, (rows, *places), targets=targets)
    labels = targets if ignore_index is None else targets[targets != ignore_index]
    if 0 not in labels.shape or 0 in targets.shape:
        require_within(op, 0, classes - 1, targets=labels)
    if not 0 <= label_smoothing <= 1:
        raise ValueError(f"{op}: label_smoothing must lie in [0, 1], got {label_smoothing}")
    if weight is not None:
        require_shape(op, (classes,), weight=weight)
        _check_factors(op, logits[0, :, *[0] * len(places)], weight=weight)
    require_choice(op, "reduction", reduction, REDUCTIONS)


def check_kl_divergence(log_q: Any, p: Any) -> None:
    """Raise unless both are (N, K) floats and the rows of p are probability distributions."""
    op = "kl_divergence"
    check_elementwise(op, log_q=log_q, p=p)
    require_ndim(op, 2, log_q=log_q)
    require_within(op, 0, 1, p=p)
    sums = p.sum(1)
    if max(abs(sums.min().item() - 1), abs(sums.max().item() - 1)) > 1e-4:
        raise ValueError(
            f"{op}: the rows of p must sum to 1, got sums from {sums.min().item()} to {sums.max().item()}"
        )


def _check_factors(op: str, losses: Any, **factors: Any) -> None:
    """Raise unless each factor that is given broadcasts to the losses, in their dtype and without a sign."""
    for name, factor in factors.items():
        if factor is None:
            continue
        require_float(op, **{name: factor})
        require_same_dtype(op, **{"predictions": losses, name: factor})
        sizes = zip(reversed(factor.shape), reversed(losses.shape), strict=False)
        if len(factor.shape) > len(losses.shape) or any(given not in (1, size) for given, size in sizes):
            raise ValueError(
                f"{op}: {name} must broadcast to {tuple(losses.shape)}, got shape {tuple(factor.shape)}"
            )
        require_within(op, 0, math.inf, **{name: factor})
