"""Trains a few weights on a loss that is only called, never looked into (the clinic of chapter 3)."""

from collections.abc import Callable

import numpy as np

_STEP = 1e-5


def descend(
    loss: Callable[[np.ndarray], float], weights: np.ndarray, rate: float, steps: int
) -> tuple[np.ndarray, list[float]]:
    """Gradient descent with slopes measured by trying: each weight is moved by a little, one after the other.

    Args:
        loss: gives a number for weights of the given shape.
        weights: the start, left as it is.
        rate: the learning rate.
        steps: number of updates.

    Returns:
        The trained weights, and the loss before each update and after the last.
    """
    weights = weights.copy()
    curve = [float(loss(weights))]
    for _ in range(steps):
        slopes = np.zeros_like(weights)
        for place in np.ndindex(weights.shape):
            moved = weights.copy()
            moved[place] += _STEP
            slopes[place] = (loss(moved) - curve[-1]) / _STEP
        weights -= rate * slopes
        curve.append(float(loss(weights)))
    return weights, curve
