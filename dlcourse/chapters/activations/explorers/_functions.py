"""The activations that the explorers of this chapter offer, by name."""

from typing import Any

import numpy as np

from dlcourse.numpy import activations

NAMES = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus")


def forward(name: str, z: np.ndarray) -> tuple[np.ndarray, Any]:
    """Return ``f(z)`` and the cache for ``backward``."""
    return getattr(activations, name)(z)


def backward(name: str, dout: np.ndarray, cache: Any) -> np.ndarray:
    """Pass an upstream gradient back through the activation."""
    return getattr(activations, f"{name}_backward")(dout, cache)


def slope(name: str, z: np.ndarray) -> np.ndarray:
    """The derivative ``f'(z)``."""
    _, cache = forward(name, z)
    return backward(name, np.ones_like(z), cache)
