"""The shortcut of residual networks."""

import numpy as np

from dlcourse.numpy.layers.base import Layer

__all__ = ["Residual"]


class Residual(Layer):
    """Adds what the main path computes to its input: F(x) + S(x).

    Args:
        main: F.
        shortcut: S, where F changes the shape; by default the identity.
    """

    def __init__(self, main: Layer, shortcut: Layer | None = None):
        super().__init__()
        self.main, self.shortcut = main, shortcut
        self.layers = {"main": main} if shortcut is None else {"main": main, "shortcut": shortcut}

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the sum of both paths.

        Args:
            x: input of both paths.
        """
        return self.main.forward(x) + (x if self.shortcut is None else self.shortcut.forward(x))

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of both paths' parameters, return the sum of both paths' gradients of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        return self.main.backward(dout) + (dout if self.shortcut is None else self.shortcut.backward(dout))
