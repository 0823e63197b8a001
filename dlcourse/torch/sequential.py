"""Layers one after the other."""

from torch import nn

from dlcourse.torch.layers.base import Layer


class Sequential(nn.Sequential, Layer):
    """Twin of ``dlcourse.numpy.sequential.Sequential``: that of PyTorch, able to load weights by name."""
