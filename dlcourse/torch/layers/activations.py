"""Activation functions as modules: those of PyTorch itself."""

from torch import nn
from torch.nn import GELU, ReLU, Sigmoid, Tanh

__all__ = ["GELU", "LeakyReLU", "ReLU", "Sigmoid", "Tanh"]


class LeakyReLU(nn.LeakyReLU):
    """Twin of ``dlcourse.numpy.layers.LeakyReLU``; PyTorch calls the slope ``negative_slope``."""

    def __init__(self, slope: float = 0.01):
        super().__init__(negative_slope=slope)
