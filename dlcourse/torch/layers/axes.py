"""Changing the order of axes."""

import torch
from torch import nn

__all__ = ["SwapAxes"]


class SwapAxes(nn.Module):
    """Twin of ``dlcourse.numpy.layers.SwapAxes``."""

    def __init__(self, first: int, second: int):
        super().__init__()
        self.axes = first, second

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return ``x`` with both axes swapped, as a view."""
        return x.swapaxes(*self.axes)
