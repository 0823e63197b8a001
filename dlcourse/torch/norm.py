"""Normalisation layers on tensors; the twin of ``dlcourse.numpy.norm``."""

from typing import Any, NamedTuple

import torch
from torch.nn import functional as F

from dlcourse.contracts.norm import check_batchnorm, check_layernorm, check_rmsnorm
from dlcourse.torch._differentiable import backward, differentiable

Statistics = tuple[torch.Tensor, torch.Tensor]


class BatchNormCache(NamedTuple):
    """What ``backward`` needs, and the new running mean and variance."""

    out: torch.Tensor
    inputs: tuple[torch.Tensor, ...]
    running: Statistics


def batchnorm(
    x: torch.Tensor,
    gamma: torch.Tensor,
    beta: torch.Tensor,
    *,
    training: bool,
    running: Statistics | None = None,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[torch.Tensor, BatchNormCache]:
    """Twin of ``dlcourse.numpy.norm.batchnorm``."""
    check_batchnorm(x, gamma, beta, training=training, running=running, momentum=momentum, eps=eps)
    mean, var = (torch.zeros_like(gamma), torch.ones_like(gamma)) if running is None else running
    running = mean.detach().clone(), var.detach().clone()  # F.batch_norm changes them in place
    options: dict[str, Any] = {"training": training, "momentum": momentum, "eps": eps}
    out, cache = _normalise(x, gamma, beta, running=running, **options)
    return out, BatchNormCache(*cache, running)


@differentiable
def layernorm(x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor, *, eps: float = 1e-5) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.norm.layernorm``."""
    check_layernorm(x, gamma, beta, eps)
    return F.layer_norm(x, gamma.shape, gamma, beta, eps)


@differentiable
def rmsnorm(x: torch.Tensor, gamma: torch.Tensor, *, eps: float = 1e-5) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.norm.rmsnorm``."""
    check_rmsnorm(x, gamma, eps)
    return F.rms_norm(x, gamma.shape, gamma, eps)


@differentiable
def _normalise(
    x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor, *, running: Statistics, **options: Any
) -> torch.Tensor:
    return F.batch_norm(x, *running, gamma, beta, **options)


batchnorm_backward = layernorm_backward = rmsnorm_backward = backward
