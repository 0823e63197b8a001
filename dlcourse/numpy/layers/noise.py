"""Noise as a layer."""

import numpy as np

from dlcourse.numpy.layers.base import Layer

__all__ = ["GaussianNoise"]


class GaussianNoise(Layer):
    """Adds fresh normal noise in training; in evaluation it changes nothing.

    Args:
        std: standard deviation of the noise.
        rng: draws it.
    """

    def __init__(self, std: float, *, rng: np.random.Generator):
        super().__init__()
        self.std = float(std)
        self._rng = rng

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return ``x``, in training with noise.

        Args:
            x: any shape.
        """
        if not self.training:
            return x
        return x + self.std * self._rng.standard_normal(x.shape, dtype=x.dtype)

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return the upstream gradient as it is.

        Args:
            dout: shaped as the output.
        """
        return dout
