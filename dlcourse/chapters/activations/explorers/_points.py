"""Points of two classes in the plane."""

import numpy as np


def _moons(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    angle = np.linspace(0, np.pi, 60)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    points = np.concatenate([upper, lower]) + rng.normal(0, 0.1, (120, 2))
    return (points - (0.5, 0.25)) * (1.2, 1.6), np.repeat([0, 1], 60)


def _xor(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    points = rng.uniform(-1.7, 1.7, (120, 2))
    points += 0.15 * np.sign(points)
    return points, (points.prod(axis=1) > 0).astype(int)


def _rings(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    labels = np.repeat([0, 1], 60)
    angle = rng.uniform(0, 2 * np.pi, 120)
    radius = np.where(labels == 1, 1.6, 0.6) + rng.normal(0, 0.12, 120)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), labels


DATA = {
    name: make(np.random.default_rng(0))
    for name, make in (("moons", _moons), ("xor", _xor), ("rings", _rings))
}
