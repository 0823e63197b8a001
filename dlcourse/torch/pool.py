"""Pooling on tensors; the twin of ``dlcourse.numpy.pool``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.pool import check_images, check_pool
from dlcourse.contracts.windows import PerAxis
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def max_pool2d(
    x: torch.Tensor, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.pool.max_pool2d``."""
    check_pool("max_pool2d", x, kernel_size, stride, padding)
    return F.max_pool2d(x, kernel_size, stride, padding)


@differentiable
def avg_pool2d(
    x: torch.Tensor, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.pool.avg_pool2d``."""
    check_pool("avg_pool2d", x, kernel_size, stride, padding)
    return F.avg_pool2d(x, kernel_size, stride, padding)


@differentiable
def global_avg_pool2d(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.pool.global_avg_pool2d``."""
    check_images("global_avg_pool2d", x)
    return x.mean(dim=(2, 3))


max_pool2d_backward = avg_pool2d_backward = global_avg_pool2d_backward = backward
