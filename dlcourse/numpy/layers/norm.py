"""Normalisation layers: parameters ``gamma`` and ``beta``, which start at 1 and 0."""

import numpy as np

from dlcourse.numpy.layers.operation import Operation
from dlcourse.numpy.norm import batchnorm, batchnorm_backward, layernorm, layernorm_backward


class BatchNorm(Operation):
    """Batch normalisation of (N, C) or (N, C, H, W).

    Evaluation uses the running mean and variance, the buffers ``running_mean`` and ``running_var``.

    Args:
        num_features: C.
        momentum: weight of the newest batch in the running statistics.
        eps: keeps the division safe.
    """

    pair = batchnorm, batchnorm_backward

    def __init__(self, num_features: int, *, momentum: float = 0.1, eps: float = 1e-5):
        super().__init__(_identity(num_features), momentum=momentum, eps=eps)
        self._buffers = {
            "running_mean": np.zeros(num_features, np.float32),
            "running_var": np.ones(num_features, np.float32),
        }

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return normalised values shaped as ``x``; in training the running statistics change.

        Args:
            x: shape (N, C) or (N, C, H, W).
        """
        mean, var = self._buffers.values()
        params = self._params.values()
        out, cache = batchnorm(x, *params, training=self.training, running=(mean, var), **self.options)
        self._cache = cache
        mean[...], var[...] = cache.running
        return out


class LayerNorm(Operation):
    """Layer normalisation over the last axis of (..., D).

    Args:
        normalized_shape: D.
        eps: keeps the division safe.
    """

    pair = layernorm, layernorm_backward

    def __init__(self, normalized_shape: int, *, eps: float = 1e-5):
        super().__init__(_identity(normalized_shape), eps=eps)


def _identity(channels: int) -> dict[str, np.ndarray]:
    return {"gamma": np.ones(channels, np.float32), "beta": np.zeros(channels, np.float32)}
