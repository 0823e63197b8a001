"""Noise with a random generator of its own."""

import torch
from torch import nn

from dlcourse.torch.layers._generators import on_device

__all__ = ["GaussianNoise"]


class GaussianNoise(nn.Module):
    """Twin of ``dlcourse.numpy.layers.GaussianNoise``.

    On another device than that of ``rng`` the noise comes from a generator there, which ``rng`` seeds.
    """

    def __init__(self, std: float, *, rng: torch.Generator):
        super().__init__()
        self.std = std
        self._rng = rng

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return ``x``, in training with noise."""
        if not self.training:
            return x
        self._rng = on_device(self._rng, x.device)
        noise = torch.randn(x.shape, generator=self._rng, dtype=x.dtype, device=x.device)
        return x + self.std * noise
