"""Data sets in the plane for the GANs of chapter 13, and measures of how well a generator imitates them."""

from collections.abc import Callable

import numpy as np

MODES = 8
SPREAD = 0.1
_ANGLES = 2 * np.pi * np.arange(MODES) / MODES
CENTRES = 2 * np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])


def eight_gaussians(n: int, rng: np.random.Generator) -> np.ndarray:
    """Eight narrow clouds on a circle, all equally likely."""
    return _blurred(CENTRES[rng.integers(0, MODES, n)], rng)


def ring(n: int, rng: np.random.Generator) -> np.ndarray:
    """A circle."""
    angle = rng.uniform(0, 2 * np.pi, n)
    return _blurred(2 * np.column_stack([np.cos(angle), np.sin(angle)]), rng)


def line(n: int, rng: np.random.Generator) -> np.ndarray:
    """A slanted stroke."""
    along = rng.uniform(-2, 2, n)
    return _blurred(np.column_stack([along, 0.6 * along]), rng)


def moons(n: int, rng: np.random.Generator) -> np.ndarray:
    """Two crescents that reach into each other."""
    angle, upper = rng.uniform(0, np.pi, n), rng.integers(0, 2, n)
    sign = np.where(upper == 1, 1, -1)
    x, y = np.cos(angle) - 0.5 * sign, sign * (np.sin(angle) - 0.25)
    return _blurred(1.4 * np.column_stack([x, y]), rng)


def around(places: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Small clouds around given places, all equally likely."""
    return _blurred(places[rng.integers(0, len(places), n)], rng, SPREAD / 2)


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Energy distance of two samples: how much farther apart they are than their own points."""
    return 2 * _apart(a, b) - _apart(a, a) - _apart(b, b)


def _apart(a: np.ndarray, b: np.ndarray) -> float:
    """Mean distance, by |a|² + |b|² − 2ab, which is five times as fast as the differences are."""
    a, b = a.astype(float), b.astype(float)
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    return float(np.sqrt(squared.clip(0)).mean())


DATA: dict[str, Callable[[int, np.random.Generator], np.ndarray]] = {
    "eight": eight_gaussians,
    "ring": ring,
    "line": line,
    "moons": moons,
}


def _blurred(points: np.ndarray, rng: np.random.Generator, spread: float = SPREAD) -> np.ndarray:
    return (points + spread * rng.standard_normal(points.shape)).astype(np.float32)


def coverage(samples: np.ndarray, centres: np.ndarray, radius: float, share: float) -> int:
    """How many centres have at least this share of all samples within the radius."""
    return int((_within(samples, centres, radius).mean(axis=0) >= share).sum())


def precision(samples: np.ndarray, centres: np.ndarray, radius: float) -> float:
    """Share of the samples that lie within the radius of a centre."""
    return float(_within(samples, centres, radius).any(axis=1).mean())


def _within(samples: np.ndarray, centres: np.ndarray, radius: float) -> np.ndarray:
    """Whether a sample (row) is nearer to a centre (column) than the radius."""
    return np.linalg.norm(samples[:, None] - centres, axis=2) < radius
