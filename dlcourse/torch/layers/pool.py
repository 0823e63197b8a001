"""Pooling layers on images (N, C, H, W)."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.contracts.windows import PerAxis

__all__ = ["AvgPool2d", "GlobalAvgPool2d", "MaxPool2d"]


class MaxPool2d(nn.Module):
    """Twin of ``dlcourse.numpy.layers.MaxPool2d``."""

    def __init__(self, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0):
        super().__init__()
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the maximum of every window, (N, C, OH, OW)."""
        return F.max_pool2d(x, self.kernel_size, self.stride, self.padding)


class AvgPool2d(nn.Module):
    """Twin of ``dlcourse.numpy.layers.AvgPool2d``."""

    def __init__(self, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0):
        super().__init__()
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the mean of every window, (N, C, OH, OW)."""
        return F.avg_pool2d(x, self.kernel_size, self.stride, self.padding)


class GlobalAvgPool2d(nn.Module):
    """Twin of ``dlcourse.numpy.layers.GlobalAvgPool2d``."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the mean of every channel over all pixels, (N, C)."""
        return x.mean((2, 3))
