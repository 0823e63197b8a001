"""The embedding as a module."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.torch.layers.base import Layer


class Embedding(Layer):
    """Twin of ``dlcourse.numpy.layers.Embedding``."""

    def __init__(self, words: int, features: int, *, rng: torch.Generator):
        super().__init__()
        self.w = nn.Parameter(torch.randn(words, features, generator=rng, device=rng.device))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return (..., D) for integer indices (...)."""
        return F.embedding(x, self.w)
