"""Normalisation layers."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.torch.layers.base import Layer


class BatchNorm(Layer):
    """Twin of ``dlcourse.numpy.layers.BatchNorm``, for both (N, C) and (N, C, H, W)."""

    running_mean: torch.Tensor
    running_var: torch.Tensor

    def __init__(self, channels: int, *, momentum: float = 0.1, eps: float = 1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))
        self.momentum, self.eps = momentum, eps

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return normalised values shaped as ``x``; in training the running statistics change."""
        running = self.running_mean, self.running_var
        return F.batch_norm(x, *running, self.gamma, self.beta, self.training, self.momentum, self.eps)


class LayerNorm(Layer):
    """Twin of ``dlcourse.numpy.layers.LayerNorm``."""

    def __init__(self, features: int, *, eps: float = 1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(features))
        self.beta = nn.Parameter(torch.zeros(features))
        self.eps = eps

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return normalised values shaped as ``x``."""
        return F.layer_norm(x, self.gamma.shape, self.gamma, self.beta, self.eps)
