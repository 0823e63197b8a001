"""Changing the order of axes."""

import numpy as np

from dlcourse.numpy.layers.base import Layer

__all__ = ["SwapAxes"]


class SwapAxes(Layer):
    """Swaps two axes: 0 and 1 turn examples (N, T, ...) into sequences (T, N, ...), or back.

    Args:
        first: an axis.
        second: another one.
    """

    def __init__(self, first: int, second: int):
        super().__init__()
        self.axes = first, second

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return ``x`` with both axes swapped, as a view.

        Args:
            x: any shape that has both axes.
        """
        return x.swapaxes(*self.axes)

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return the upstream gradient with both axes swapped back.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        return dout.swapaxes(*self.axes)
