"""Gradient clipping on tensors; the twin of ``dlcourse.numpy.clipping``."""

from collections.abc import Sequence

import torch

from dlcourse.contracts.update_rules import check_gradients


def global_norm(grads: Sequence[torch.Tensor]) -> float:
    """Twin of ``dlcourse.numpy.clipping.global_norm``."""
    norms = [torch.linalg.vector_norm(grad, dtype=torch.float64) for grad in grads]
    return float(torch.linalg.vector_norm(torch.stack(norms))) if norms else 0.0


def clip_by_norm(grads: Sequence[torch.Tensor], max_norm: float) -> list[torch.Tensor]:
    """Twin of ``dlcourse.numpy.clipping.clip_by_norm``."""
    check_gradients("clip_by_norm", grads, max_norm, "max_norm")
    norm = global_norm(grads)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [grad * scale for grad in grads]


def clip_by_value(grads: Sequence[torch.Tensor], limit: float) -> list[torch.Tensor]:
    """Twin of ``dlcourse.numpy.clipping.clip_by_value``."""
    check_gradients("clip_by_value", grads, limit, "limit")
    return [grad.clamp(-limit, limit) for grad in grads]
