"""Activation functions as layers; none has parameters."""

from dlcourse.numpy import activations
from dlcourse.numpy.layers.operation import Operation, ParameterFree

__all__ = ["GELU", "LeakyReLU", "ReLU", "Sigmoid", "Tanh"]


class ReLU(ParameterFree):
    """Keeps positive elements, sets the others to zero."""

    pair = activations.relu, activations.relu_backward


class LeakyReLU(Operation):
    """Keeps positive elements, scales the others by a small slope.

    Args:
        negative_slope: of the negative side.
    """

    pair = activations.leaky_relu, activations.leaky_relu_backward

    def __init__(self, negative_slope: float = 0.01):
        super().__init__(slope=negative_slope)


class GELU(ParameterFree):
    """Weights every element by the share of a standard normal that lies below it."""

    pair = activations.gelu, activations.gelu_backward


class Sigmoid(ParameterFree):
    """Squashes every element into (0, 1)."""

    pair = activations.sigmoid, activations.sigmoid_backward


class Tanh(ParameterFree):
    """Squashes every element into (-1, 1)."""

    pair = activations.tanh, activations.tanh_backward
