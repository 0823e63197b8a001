"""Three landscapes, and the paths of optimizers through them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.experiments.valley import CURVATURES, NEAR, START

STEPS = 120


@dataclass(frozen=True)
class Surface:
    """A loss over the plane, its gradient, its lowest value and where that is."""

    loss: Callable[[Any, Any], Any]
    slope: Callable[[float, float], tuple[float, float]]
    lowest: float = 0.0
    bottoms: tuple[tuple[float, float], ...] = ((0.0, 0.0),)


def _plateau_slope(x: float, y: float) -> tuple[float, float]:
    steep = 6 * math.exp(-3 * (x * x + y * y))
    return steep * x, steep * y


_A, _B = (float(c) for c in CURVATURES)
SURFACES = {
    "valley": Surface(lambda x, y: (_A * x**2 + _B * y**2) / 2, lambda x, y: (_A * x, _B * y)),
    "saddle": Surface(
        lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 4,
        lambda x, y: (x, -y + y**3),
        -0.25,
        ((0.0, 1.0), (0.0, -1.0)),
    ),
    "plateau": Surface(lambda x, y: 1 - np.exp(-3 * (x**2 + y**2)), _plateau_slope),
}
STARTS = {"valley": START, "saddle": (-1.6, 0.01), "plateau": (-1.6, 0.5)}


def rolled(where: Surface, start: tuple[float, float], lr: float, beta: float, ahead: bool) -> np.ndarray:
    """Gradient descent with momentum, or with Nesterov's."""
    x, y = start
    u = v = 0.0
    path = [(x, y)]
    for _ in range(STEPS):
        gx, gy = where.slope(x, y) if abs(x) + abs(y) < 1e6 else (0.0, 0.0)
        u, v = beta * u + gx, beta * v + gy
        dx, dy = (gx + beta * u, gy + beta * v) if ahead else (u, v)
        x, y = x - lr * dx, y - lr * dy
        path.append((x, y))
    return np.array(path)


def divided(
    where: Surface, start: tuple[float, float], lr: float, beta: float, corrected: bool
) -> np.ndarray:
    """RMSProp (beta 0, its square forgotten by 0.99) or Adam (0.9 and 0.999, corrected)."""
    x, y = start
    decay = 0.999 if corrected else 0.99
    mx = my = vx = vy = 0.0
    path = [(x, y)]
    for t in range(1, STEPS + 1):
        gx, gy = where.slope(x, y)
        mx, my = beta * mx + (1 - beta) * gx, beta * my + (1 - beta) * gy
        vx, vy = decay * vx + (1 - decay) * gx * gx, decay * vy + (1 - decay) * gy * gy
        m, v = (1 - beta**t, 1 - decay**t) if corrected else (1.0, 1.0)
        x -= lr * mx / m / ((vx / v) ** 0.5 + 1e-8)
        y -= lr * my / m / ((vy / v) ** 0.5 + 1e-8)
        path.append((x, y))
    return np.array(path)


def handed_in(where: Surface, start: tuple[float, float], lr: float, step: Any) -> np.ndarray:
    """The path of a student's own step."""
    place, path = np.array(start), [start]
    state: Any = {}
    for _ in range(STEPS):
        place, state = step(place, np.array(where.slope(*place)), state, lr)
        path.append(tuple(np.asarray(place, float)))
    return np.array(path)


def arrival(where: Surface, path: np.ndarray) -> int | None:
    """The step from which on the distance to a lowest point stays below 1 % of the first one."""
    apart = np.min([np.hypot(*(path - bottom).T) for bottom in where.bottoms], axis=0)
    outside = np.flatnonzero(~(apart <= NEAR * apart[0]))
    after = int(outside[-1]) + 1 if len(outside) else 0
    return after if after < len(path) else None
