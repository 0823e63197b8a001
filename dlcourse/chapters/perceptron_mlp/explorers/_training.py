"""Data for the playground, and training that remembers every step it has made."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dlcourse.experiments.classifier import Network, Settings
from dlcourse.experiments.spirals import FEATURES, features_of, spirals

REACH = 3.0
"""The plane shown goes from minus this to this."""

SIDE = np.linspace(-REACH, REACH, 41)
GRID = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)


def squares(columns: np.ndarray) -> np.ndarray:
    """Each column of what was computed on ``GRID`` as a square."""
    return columns.T.reshape(-1, len(SIDE), len(SIDE))


INPUTS = squares(features_of(GRID, tuple(FEATURES)))
"""Every feature on the plane."""

Sample = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Decision:
    """A network after some steps of training, seen from the plane.

    Attributes:
        features: names of what it is given.
        train, val: points and labels it is trained on, and those it has not seen.
        layers: weights and biases of every layer, with the changed weight.
        sums: what enters the activations of each hidden layer on ``GRID``, one square per unit.
        maps: what comes out of them.
        logits: the output on ``GRID``, as a square; the boundary is where it is zero.
        losses: training and validation loss up to this step.
        accuracies: of both sets.
        parameters: number of weights and biases.
    """

    features: tuple[str, ...]
    train: Sample
    val: Sample
    layers: list[tuple[np.ndarray, np.ndarray]]
    sums: list[np.ndarray]
    maps: list[np.ndarray]
    logits: np.ndarray
    losses: np.ndarray
    accuracies: tuple[float, float]
    parameters: int

    @property
    def sizes(self) -> list[int]:
        """Numbers of features, of the units of each layer, and of outputs."""
        return [len(self.features), *(len(b) for _, b in self.layers)]

    @property
    def units(self) -> np.ndarray:
        """The maps of the last hidden layer."""
        return self.maps[-1] if self.maps else np.zeros((0, len(SIDE), len(SIDE)))


def _circle(rng: np.random.Generator, noise: float, count: int) -> Sample:
    labels = np.repeat([0, 1], count // 2)
    radius = np.where(labels == 1, rng.uniform(0, 1.1, count), rng.uniform(1.7, 2.5, count))
    angle = rng.uniform(0, 2 * np.pi, count)
    points = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return _shaken(points, rng, noise), labels


def _xor(rng: np.random.Generator, noise: float, count: int) -> Sample:
    points = rng.uniform(-2.4, 2.4, (count, 2))
    points += 0.2 * np.sign(points)
    return _shaken(points, rng, noise), (points.prod(axis=1) > 0).astype(int)


def _clouds(rng: np.random.Generator, noise: float, count: int) -> Sample:
    labels = np.repeat([0, 1], count // 2)
    points = np.where(labels == 1, 1.2, -1.2)[:, None] + rng.normal(0, 0.6, (count, 2))
    return _shaken(points, rng, noise), labels


def _spirals(rng: np.random.Generator, noise: float, count: int) -> Sample:
    return spirals(rng, count, noise / 2)


def _shaken(points: np.ndarray, rng: np.random.Generator, noise: float) -> np.ndarray:
    return (points + rng.normal(0, 1, points.shape) * noise).clip(-REACH, REACH)


DATA: dict[str, Callable[[np.random.Generator, float, int], Sample]] = {
    "circle": _circle,
    "xor": _xor,
    "clouds": _clouds,
    "spirals": _spirals,
}


class Run:
    """One training, as far as somebody has asked for it; asking again for a step costs nothing.

    Attributes:
        train, val: points and labels, those trained on and those never seen.
    """

    def __init__(
        self, data: str, features: tuple[str, ...], settings: Settings, noise: float, count: int, seed: int
    ) -> None:
        rng = np.random.default_rng(seed)
        self._features = features
        self.train, self.val = (DATA[data](rng, noise, count) for _ in range(2))
        self._network = Network(len(features), settings, rng)
        x, x_val = (features_of(points, features) for points, _ in (self.train, self.val))
        self._training = self._network.training(x, self.train[1], x_val, self.val[1])
        self._vectors: list[np.ndarray] = []
        self._losses: list[tuple[float, float]] = []

    def network(self, step: int) -> Network:
        """A copy of the network after so many steps."""
        while len(self._vectors) <= step:
            self._losses.append(next(self._training))
            self._vectors.append(self._network.vector)
        found = copy.copy(self._network)
        found.vector = self._vectors[step].copy()
        return found

    def losses(self, step: int) -> np.ndarray:
        """Training and validation loss up to a step, shape (step + 1, 2)."""
        self.network(step)
        return np.array(self._losses[: step + 1])

    def accuracies(self, network: Network) -> tuple[float, float]:
        """Share of the training and of the validation points on their own side."""
        train, val = (
            network.accuracy(features_of(points, self._features), labels)
            for points, labels in (self.train, self.val)
        )
        return train, val


@lru_cache(12)
def run(data: str, features: tuple[str, ...], settings: Settings, noise: float, count: int, seed: int) -> Run:
    """The training with these settings: the same object for the same settings."""
    return Run(data, features, settings, noise, count, seed)
