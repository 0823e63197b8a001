"""The linear layer, and the flattening that leads to it."""

import torch
from torch import nn
from torch.nn import Flatten
from torch.nn import functional as F

from dlcourse.torch.init import he_normal, zeros
from dlcourse.torch.layers.base import Initialiser, Layer

__all__ = ["Flatten", "Linear"]


class Linear(Layer):
    """Twin of ``dlcourse.numpy.layers.Linear``; mind that ``torch.nn.Linear`` keeps its weight as (H, D)."""

    def __init__(
        self, in_features: int, out_features: int, *, rng: torch.Generator, init: Initialiser = he_normal
    ):
        super().__init__()
        self.w = nn.Parameter(init((in_features, out_features), rng))
        self.b = nn.Parameter(zeros((out_features,), rng))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return (N, H) for (N, D)."""
        return F.linear(x, self.w.T, self.b)
