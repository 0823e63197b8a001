"""Activation functions as modules: those of PyTorch itself."""

from torch.nn import GELU, LeakyReLU, ReLU, Sigmoid, Tanh

__all__ = ["GELU", "LeakyReLU", "ReLU", "Sigmoid", "Tanh"]
