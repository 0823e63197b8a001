"""A valley with steep walls, and how long a ball with momentum needs to its lowest point (exercise 7.1)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

CURVATURES = np.array([1.0, 40.0])
"""Second derivatives of the loss along the valley and across it."""

START = (-1.8, 0.9)
NEAR = 0.01
"""The ball has arrived when its distance stays below this part of the first one."""

MOST = 400
ASKED = 30
"""Steps that the task allows. Without momentum the best learning rate, near 2/41, takes more than 90."""

_FAR = 1e6


def slope(place: np.ndarray) -> np.ndarray:
    """The gradient of the loss (x² + 40 y²)/2 at a place (x, y)."""
    return CURVATURES * place


def distances(config: Mapping[str, Any]) -> np.ndarray:
    """How far the ball is from the lowest point, at the start and after each of ``MOST`` steps.

    Args:
        config: ``lr`` (above 0), ``momentum`` (from 0, below 1) and ``nesterov`` (whether to look ahead).

    Raises:
        ValueError: a key is missing, unknown, or its value is out of range.
    """
    if not isinstance(config, Mapping) or sorted(config) != ["lr", "momentum", "nesterov"]:
        raise ValueError("distances: the settings need exactly the keys lr, momentum and nesterov")
    lr, momentum = (_number(key, config[key]) for key in ("lr", "momentum"))
    if not isinstance(config["nesterov"], bool):
        raise ValueError(f"distances: nesterov must be True or False, got {config['nesterov']!r}")
    if not 0 < lr < _FAR or not 0 <= momentum < 1:
        raise ValueError("distances: lr must be above 0, momentum from 0 to below 1")
    place, velocity = np.array(START), np.zeros(2)
    found = np.full(MOST + 1, _FAR)
    for step in range(MOST + 1):
        found[step] = np.hypot(*place)
        if found[step] > _FAR:
            break
        gradient = slope(place)
        velocity = momentum * velocity + gradient
        place = place - lr * (gradient + momentum * velocity if config["nesterov"] else velocity)
    return found


def steps_needed(config: Mapping[str, Any]) -> int:
    """Steps until the ball has arrived, as ``distances`` says; ``MOST`` if it takes as long."""
    found = distances(config)
    outside = np.flatnonzero(found > NEAR * found[0])
    return min(int(outside[-1]) + 1, MOST)


def _number(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise ValueError(f"distances: {key} must be a number, got {value!r}")
    return float(value)
