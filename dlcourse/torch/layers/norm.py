"""Normalisation layers."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.torch.layers.base import Layer

__all__ = ["BatchNorm", "LayerNorm", "RMSNorm"]


class BatchNorm(Layer):
    """Twin of ``dlcourse.numpy.layers.BatchNorm``, for both (N, C) and (N, C, H, W)."""

    running_mean: torch.Tensor
    running_var: torch.Tensor

    def __init__(self, num_features: int, *, momentum: float = 0.1, eps: float = 1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(num_features))
        self.beta = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.momentum, self.eps = momentum, eps

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return normalised values shaped as ``x``; in training the running statistics change."""
        running = self.running_mean, self.running_var
        return F.batch_norm(x, *running, self.gamma, self.beta, self.training, self.momentum, self.eps)


class LayerNorm(Layer):
    """Twin of ``dlcourse.numpy.layers.LayerNorm``."""

    def __init__(self, normalized_shape: int, *, eps: float = 1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(normalized_shape))
        self.beta = nn.Parameter(torch.zeros(normalized_shape))
        self.eps = eps

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return normalised values shaped as ``x``."""
        return F.layer_norm(x, self.gamma.shape, self.gamma, self.beta, self.eps)


class RMSNorm(Layer):
    """Twin of ``dlcourse.numpy.layers.RMSNorm``."""

    def __init__(self, normalized_shape: int, *, eps: float = 1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(normalized_shape))
        self.eps = eps

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return normalised values shaped as ``x``."""
        return F.rms_norm(x, self.gamma.shape, self.gamma, self.eps)
