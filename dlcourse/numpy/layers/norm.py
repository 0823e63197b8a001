"""Normalisation layers: parameters ``gamma``, which starts at 1, and mostly ``beta``, at 0."""

import numpy as np

from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.norm import (
    batchnorm,
    batchnorm_backward,
    layernorm,
    layernorm_backward,
    rmsnorm,
    rmsnorm_backward,
)

__all__ = ["BatchNorm", "LayerNorm", "RMSNorm"]


class BatchNorm(Layer):
    """Batch normalisation of (N, C) or (N, C, H, W).

    Evaluation uses the running mean and variance, the buffers ``running_mean`` and ``running_var``.

    Args:
        num_features: C.
        momentum: weight of the newest batch in the running statistics.
        eps: keeps the division safe.
    """

    gamma: np.ndarray
    beta: np.ndarray
    running_mean: np.ndarray
    running_var: np.ndarray

    def __init__(self, num_features: int, *, momentum: float = 0.1, eps: float = 1e-5):
        ones, zeros = np.ones(num_features, np.float32), np.zeros(num_features, np.float32)
        super().__init__(
            {"gamma": ones, "beta": zeros}, buffers={"running_mean": zeros.copy(), "running_var": ones.copy()}
        )
        self.options = {"momentum": momentum, "eps": eps}

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return normalised values shaped as ``x``; in training the running statistics change.

        Args:
            x: shape (N, C) or (N, C, H, W).
        """
        running = self.running_mean, self.running_var
        out, self._cache = batchnorm(
            x, self.gamma, self.beta, training=self.training, running=running, **self.options
        )
        self.running_mean[...], self.running_var[...] = self._cache.running
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        dx, dgamma, dbeta = batchnorm_backward(dout, self._recall())
        self._keep(gamma=dgamma, beta=dbeta)
        return dx


class LayerNorm(Layer):
    """Layer normalisation over the last axis of (..., D).

    Args:
        normalized_shape: D.
        eps: keeps the division safe.
    """

    gamma: np.ndarray
    beta: np.ndarray

    def __init__(self, normalized_shape: int, *, eps: float = 1e-5):
        ones, zeros = np.ones(normalized_shape, np.float32), np.zeros(normalized_shape, np.float32)
        super().__init__({"gamma": ones, "beta": zeros})
        self.eps = eps

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return normalised values shaped as ``x``.

        Args:
            x: shape (..., D).
        """
        out, self._cache = layernorm(x, self.gamma, self.beta, eps=self.eps)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        dx, dgamma, dbeta = layernorm_backward(dout, self._recall())
        self._keep(gamma=dgamma, beta=dbeta)
        return dx


class RMSNorm(Layer):
    """Normalisation by the root mean square over the last axis of (..., D).

    Args:
        normalized_shape: D.
        eps: keeps the division safe.
    """

    gamma: np.ndarray

    def __init__(self, normalized_shape: int, *, eps: float = 1e-5):
        super().__init__({"gamma": np.ones(normalized_shape, np.float32)})
        self.eps = eps

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return normalised values shaped as ``x``.

        Args:
            x: shape (..., D).
        """
        out, self._cache = rmsnorm(x, self.gamma, eps=self.eps)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradient of the parameter, return that of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        dx, dgamma = rmsnorm_backward(dout, self._recall())
        self._keep(gamma=dgamma)
        return dx
