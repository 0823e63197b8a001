"""Dropout with a random generator of its own."""

from inspect import unwrap

import torch
from torch import nn

from dlcourse.torch.layers._generators import on_device
from dlcourse.torch.regularization import dropout

__all__ = ["Dropout"]


class Dropout(nn.Module):
    """Twin of ``dlcourse.numpy.layers.Dropout``; ``torch.nn.Dropout`` would use the global generator.

    On another device than that of ``rng`` the masks come from a generator there, which ``rng`` seeds.
    """

    def __init__(self, p: float, *, rng: torch.Generator):
        super().__init__()
        self.p = p
        self._rng = rng

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return what is left, shaped as ``x``."""
        if not self.training:
            return x
        self._rng = on_device(self._rng, x.device)
        return unwrap(dropout)(x, p=self.p, training=True, rng=self._rng)
