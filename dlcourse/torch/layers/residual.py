"""The shortcut of residual networks."""

import torch
from torch import nn

from dlcourse.torch.layers.base import Layer

__all__ = ["Residual"]


class Residual(Layer):
    """Twin of ``dlcourse.numpy.layers.Residual``."""

    def __init__(self, main: nn.Module, shortcut: nn.Module | None = None):
        super().__init__()
        self.main, self.shortcut = main, shortcut

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the sum of both paths."""
        return self.main(x) + (x if self.shortcut is None else self.shortcut(x))
