"""Loss functions on tensors; the twin of ``dlcourse.numpy.losses``.

Targets go in by keyword: they are constants, and ``differentiable`` counts only positional tensors.
"""

import torch
from torch.nn import functional as F

from dlcourse.contracts.losses import (
    check_bce,
    check_bce_with_logits,
    check_cross_entropy,
    check_elementwise,
    check_kl_divergence,
)
from dlcourse.torch._differentiable import Cache, backward, differentiable

Loss = tuple[torch.Tensor, Cache]


def mse(predictions: torch.Tensor, targets: torch.Tensor) -> Loss:
    """Twin of ``dlcourse.numpy.losses.mse``."""
    check_elementwise("mse", predictions=predictions, targets=targets)
    return differentiable(F.mse_loss)(predictions, target=targets)


def mae(predictions: torch.Tensor, targets: torch.Tensor) -> Loss:
    """Twin of ``dlcourse.numpy.losses.mae``."""
    check_elementwise("mae", predictions=predictions, targets=targets)
    return differentiable(F.l1_loss)(predictions, target=targets)


def bce(
    probabilities: torch.Tensor,
    targets: torch.Tensor,
    *,
    weight: torch.Tensor | None = None,
    reduction: str = "mean",
) -> Loss:
    """Twin of ``dlcourse.numpy.losses.bce``."""
    check_bce(probabilities, targets, weight, reduction)
    return differentiable(F.binary_cross_entropy)(
        probabilities, target=targets, weight=weight, reduction=reduction
    )


def bce_with_logits(
    logits: torch.Tensor,
    targets: torch.Tensor,
    *,
    weight: torch.Tensor | None = None,
    pos_weight: torch.Tensor | None = None,
    reduction: str = "mean",
) -> Loss:
    """Twin of ``dlcourse.numpy.losses.bce_with_logits``."""
    check_bce_with_logits(logits, targets, weight, pos_weight, reduction)
    return differentiable(F.binary_cross_entropy_with_logits)(
        logits, target=targets, weight=weight, pos_weight=pos_weight, reduction=reduction
    )


def cross_entropy(
    logits: torch.Tensor,
    targets: torch.Tensor,
    *,
    label_smoothing: float = 0.0,
    weight: torch.Tensor | None = None,
    ignore_index: int | None = None,
    reduction: str = "mean",
) -> Loss:
    """Twin of ``dlcourse.numpy.losses.cross_entropy``."""
    check_cross_entropy(logits, targets, label_smoothing, weight, ignore_index, reduction)
    return differentiable(F.cross_entropy)(
        logits,
        target=targets.long(),
        weight=weight,
        ignore_index=-100 if ignore_index is None else ignore_index,
        reduction=reduction,
        label_smoothing=label_smoothing,
    )


def kl_divergence(log_q: torch.Tensor, p: torch.Tensor) -> Loss:
    """Twin of ``dlcourse.numpy.losses.kl_divergence``."""
    check_kl_divergence(log_q, p)
    return differentiable(F.kl_div)(log_q, target=p, reduction="batchmean")


mse_backward = mae_backward = bce_backward = backward
bce_with_logits_backward = cross_entropy_backward = kl_divergence_backward = backward
