"""The embedding as a module."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.torch.layers.base import Layer

__all__ = ["Embedding"]


class Embedding(Layer):
    """Twin of ``dlcourse.numpy.layers.Embedding``."""

    def __init__(self, num_embeddings: int, embedding_dim: int, *, rng: torch.Generator):
        super().__init__()
        self.w = nn.Parameter(torch.randn(num_embeddings, embedding_dim, generator=rng, device=rng.device))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return (..., D) for integer indices (...)."""
        return F.embedding(x, self.w)
