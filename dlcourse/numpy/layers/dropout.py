"""Dropout as a layer."""

import numpy as np

from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.regularization import dropout, dropout_backward

__all__ = ["Dropout"]


class Dropout(Layer):
    """Drops elements in training and scales the others; in evaluation it changes nothing.

    Args:
        p: probability that an element is dropped, in [0, 1).
        rng: draws a fresh mask at each training step.
    """

    def __init__(self, p: float, *, rng: np.random.Generator):
        super().__init__()
        self.p = p
        self._rng = rng

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return what is left, shaped as ``x``."""
        rng = self._rng if self.training else None
        out, self._cache = dropout(x, p=self.p, training=self.training, rng=rng)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return the gradient of the input, through the same mask."""
        return dropout_backward(dout, self._recall())
