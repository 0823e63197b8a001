"""A valley with steep walls, and how long a ball with momentum needs to its lowest point (exercise 7.1)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

CURVATURES = np.array([1.0, 40.0])
"""Second derivatives of the loss along the valley and across it."""

START = np.array([-1.8, 0.9])
NEAR = 0.01
"""The ball has arrived for good when its distance stays below this part of the first one."""

MOST = 400
ASKED = 30
"""Steps that the task allows. Without momentum the best learning rate, 2/41, takes 93."""


def slope(place: np.ndarray) -> np.ndarray:
    """The gradient of the loss (x² + 40 y²)/2 at a place (x, y)."""
    return CURVATURES * place


def steps_needed(config: Mapping[str, Any]) -> int:
    """Steps of gradient descent with momentum until the ball has arrived; ``MOST`` if it takes as long.

    Args:
        config: ``lr`` (above 0) and ``momentum`` (from 0, below 1).

    Raises:
        ValueError: a key is missing, unknown, or its number is out of range.
    """
    if not isinstance(config, Mapping) or sorted(config) != ["lr", "momentum"]:
        raise ValueError("steps_needed: the configuration needs exactly the keys lr and momentum")
    lr, momentum = (_number(key, config[key]) for key in ("lr", "momentum"))
    if lr <= 0 or not 0 <= momentum < 1:
        raise ValueError("steps_needed: lr must be above 0, momentum from 0 to below 1")
    place, velocity, outside = START.copy(), np.zeros(2), 0
    for step in range(1, MOST + 1):
        velocity = momentum * velocity + slope(place)
        place = place - lr * velocity
        distance = float(np.hypot(*place))
        if not distance < 1e6:
            return MOST
        if distance > NEAR * np.hypot(*START):
            outside = step
    return min(outside + 1, MOST)


def _number(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise ValueError(f"steps_needed: {key} must be a number, got {value!r}")
    return float(value)
