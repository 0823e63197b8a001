"""Adversarial training on tensors; the twin of ``dlcourse.numpy.gan``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.gan import check_densities, check_logits
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def d_loss(real_logits: torch.Tensor, fake_logits: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.gan.d_loss``."""
    check_logits("d_loss", real_logits=real_logits, fake_logits=fake_logits)
    return -F.logsigmoid(real_logits).mean() - F.logsigmoid(-fake_logits).mean()


@differentiable
def g_loss(fake_logits: torch.Tensor, *, saturating: bool = False) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.gan.g_loss``."""
    check_logits("g_loss", fake_logits=fake_logits)
    return F.logsigmoid(-fake_logits).mean() if saturating else -F.logsigmoid(fake_logits).mean()


def optimal_d(p: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.gan.optimal_d``."""
    check_densities("optimal_d", p, q)
    both = p + q
    return torch.where(both == 0, 0.5, p / torch.where(both == 0, 1, both))


def js_divergence(p: torch.Tensor, q: torch.Tensor, *, dx: float = 1.0) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.gan.js_divergence``; ``xlogy`` takes care of zeros."""
    check_densities("js_divergence", p, q)
    m = (p + q) / 2
    terms = torch.xlogy(p, p) + torch.xlogy(q, q) - torch.xlogy(p, m) - torch.xlogy(q, m)
    return dx / 2 * terms.sum()


d_loss_backward = g_loss_backward = backward
