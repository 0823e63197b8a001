"""The residual block on tensors; the twin of ``dlcourse.numpy.residual``."""

from typing import Any, NamedTuple

import torch

from dlcourse.contracts.residual import check_residual_block
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch.activations import relu
from dlcourse.torch.conv import conv2d
from dlcourse.torch.norm import Statistics, batchnorm


class ResidualCache(NamedTuple):
    """What ``backward`` needs, and the new statistics of both batch norms."""

    out: torch.Tensor
    inputs: tuple[torch.Tensor, ...]
    running: tuple[Statistics, Statistics]


def residual_block(
    x: torch.Tensor,
    w1: torch.Tensor,
    gamma1: torch.Tensor,
    beta1: torch.Tensor,
    w2: torch.Tensor,
    gamma2: torch.Tensor,
    beta2: torch.Tensor,
    w_skip: torch.Tensor | None = None,
    *,
    training: bool,
    running: tuple[Statistics, Statistics] | None = None,
    stride: int = 1,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[torch.Tensor, ResidualCache]:
    """Twin of ``dlcourse.numpy.residual.residual_block``."""
    check_residual_block(x, w1, w2, w_skip, stride=stride, training=training, running=running)
    no_bias = torch.zeros(len(w1), dtype=x.dtype, device=x.device)
    first, second = running or (None, None)
    options: dict[str, Any] = {"training": training, "momentum": momentum, "eps": eps}
    statistics: list[Statistics] = []

    @differentiable
    def block(x, w1, gamma1, beta1, w2, gamma2, beta2, w_skip):
        hidden, _ = conv2d(x, w1, no_bias, stride=stride, padding=_same(w1))
        hidden, norm1 = batchnorm(hidden, gamma1, beta1, running=first, **options)
        hidden, _ = relu(hidden)
        hidden, _ = conv2d(hidden, w2, no_bias, padding=_same(w2))
        hidden, norm2 = batchnorm(hidden, gamma2, beta2, running=second, **options)
        shortcut = x if w_skip is None else conv2d(x, w_skip, no_bias, stride=stride)[0]
        statistics.extend((norm1.running, norm2.running))
        return relu(hidden + shortcut)[0]

    out, cache = block(x, w1, gamma1, beta1, w2, gamma2, beta2, w_skip)
    return out, ResidualCache(*cache, (statistics[0], statistics[1]))


def _same(w: torch.Tensor) -> tuple[int, int]:
    """Padding that keeps the size of images at stride 1."""
    return w.shape[2] // 2, w.shape[3] // 2


residual_block_backward = backward
