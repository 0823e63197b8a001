"""Layers one after the other."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dlcourse.numpy.layers.base import Layer


class Sequential(Layer):
    """A network whose layers follow one another: the output of each is the input of the next.

    Args:
        layers: in the order of the forward pass; their names are ``"0"``, ``"1"`` and so on.
    """

    def __init__(self, *layers: Layer):
        super().__init__()
        self.layers = {str(i): layer for i, layer in enumerate(layers)}

    def __iter__(self) -> Iterator[Layer]:
        return iter(self.layers.values())

    def forward(self, x: Any) -> np.ndarray:
        """Return the output of the last layer.

        Args:
            x: input of the first layer.
        """
        for layer in self:
            x = layer.forward(x)
        return x

    def backward(self, dout: np.ndarray) -> Any:
        """Keep the gradients of all parameters, return that of the input.

        Args:
            dout: upstream gradient, shaped as the output of the last layer.
        """
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        return dout

    def backward_parameters(self, dout: np.ndarray) -> None:
        """Keep the gradients of all parameters; the first layer does not compute that of its input.

        Args:
            dout: upstream gradient, shaped as the output of the last layer.
        """
        first, *others = self
        for layer in reversed(others):
            dout = layer.backward(dout)
        first.backward_parameters(dout)

    def backward_input(self, dout: np.ndarray) -> Any:
        """Return the gradient of the input; no layer computes those of its parameters.

        Args:
            dout: upstream gradient, shaped as the output of the last layer.
        """
        for layer in reversed(self.layers.values()):
            dout = layer.backward_input(dout)
        return dout
