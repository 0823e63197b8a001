"""Five sine waves as points of a plane, and the training of a start for them."""

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

TASKS, SUPPORT, QUERY, UPDATES, RATE = 5, 5, 20, 40, 0.2
Gradient = Callable[..., np.ndarray]
Sets = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def features(x: np.ndarray) -> np.ndarray:
    """The features sin x and cos x, in a last axis of their own."""
    return np.stack([np.sin(x), np.cos(x)], axis=-1)


@cache
def waves() -> tuple[np.ndarray, np.ndarray]:
    """Weights of the five waves (5, 2), and the places of all their points (5, 25)."""
    rng = np.random.default_rng(8)
    angle, height = np.array([-0.5, 0.2, 0.7, 1.2, 1.9]), np.array([1.6, 2.3, 1.3, 2.4, 1.7])
    solutions = np.column_stack([height * np.cos(angle), height * np.sin(angle)])
    return solutions, rng.uniform(-4, 4, (TASKS, SUPPORT + QUERY))


def sets(points: int) -> Sets:
    """Support sets of so many points and query sets, of all five waves: features and targets."""
    solutions, x = waves()
    every = features(x)
    y = np.einsum("tnd,td->tn", every, solutions)
    return every[:, :points], y[:, :points], every[:, SUPPORT:], y[:, SUPPORT:]


def slope(w: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Gradients (5, 2) of the mean squared errors, for weights (2,) or (5, 2)."""
    error = np.einsum("tnd,td->tn", x, np.broadcast_to(w, (TASKS, 2))) - y
    return 2 * np.einsum("tn,tnd->td", error, x) / x.shape[1]


def gradient(
    w: np.ndarray,
    xs: np.ndarray,
    ys: np.ndarray,
    xq: np.ndarray,
    yq: np.ndarray,
    alpha: float,
    first_order: bool = False,
) -> np.ndarray:
    """The gradient (2,) of MAML, averaged over the five waves."""
    outer = slope(w - alpha * slope(w, xs, ys), xq, yq)
    if not first_order:
        outer = outer - alpha * slope(outer, xs, 0 * ys)
    return np.asarray(outer.mean(axis=0))


@lru_cache(maxsize=200)
def trained(begin: tuple[float, float], points: int, alpha: float, way: str, by: Gradient) -> np.ndarray:
    """The start (42, 2), from ``begin`` on, after each update."""
    path, used = [np.array(begin)], 0.0 if way == "none" else alpha
    for _ in range(UPDATES + 1):
        step = by(path[-1].copy(), *sets(points), used, first_order=way == "first")
        path.append(path[-1] - RATE * np.asarray(step, float))
    return np.array(path)
