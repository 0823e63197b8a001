"""Two spirals, and how well a network of a given configuration tells them apart (exercise 5.6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.experiments.classifier import (
    ACTIVATIONS,
    VARIANCES,
    Network,
    Settings,
    parameters,
)

BUDGET = 60
"""Most weights and biases that a configuration may have."""

SEEDS = (0, 1, 2)
"""A configuration is judged by the accuracy that it reaches with the middle one of these."""

STEPS = 800
POINTS = 200

FEATURES = {
    "x1": lambda x: x[:, 0],
    "x2": lambda x: x[:, 1],
    "x1^2": lambda x: x[:, 0] ** 2,
    "x2^2": lambda x: x[:, 1] ** 2,
    "x1*x2": lambda x: x[:, 0] * x[:, 1],
    "sin(2*x1)": lambda x: np.sin(2 * x[:, 0]),
    "sin(2*x2)": lambda x: np.sin(2 * x[:, 1]),
}
"""What a network may be given of a point (x1, x2)."""

_KEYS = ("features", "hidden", "activation", "init", "learning_rate", "l2")


@dataclass(frozen=True)
class Measured:
    """What came out of training one configuration.

    Attributes:
        parameters: number of weights and biases.
        train_accuracy: share of the training points on their own side.
        val_accuracy: the same for points that the training never saw.
        losses: training and validation loss after every step, shape (steps + 1, 2).
        network: the trained network.
        features: names of what it is given.
    """

    parameters: int
    train_accuracy: float
    val_accuracy: float
    losses: np.ndarray
    network: Network
    features: tuple[str, ...]

    def logits(self, points: np.ndarray) -> np.ndarray:
        """The network's output for points (N, 2): positive means class 1."""
        return self.network.logits(features_of(points, self.features))


def spirals(
    rng: np.random.Generator, points: int = POINTS, noise: float = 0.1
) -> tuple[np.ndarray, np.ndarray]:
    """Draw points on two arms that wind round each other.

    Args:
        rng: the source of randomness.
        points: how many, half of them in each class.
        noise: standard deviation of the distance from the arm.

    Returns:
        Points (N, 2), about -3 to 3, and labels 0 or 1.
    """
    labels = np.repeat([0, 1], points // 2)
    way = np.sqrt(rng.uniform(0.02, 1, len(labels)))
    angle = 3.0 * np.pi * way + np.pi * labels
    arms = np.stack([np.cos(angle), np.sin(angle)], axis=1) * 2.6 * way[:, None]
    return arms + rng.normal(0, noise, arms.shape), labels


def features_of(points: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """The named features of points (N, 2), one column each."""
    return np.stack([FEATURES[name](points) for name in names], axis=1)


def measure(config: Mapping[str, Any], seed: int = 0) -> Measured:
    """Train a network on two spirals, and test it on points it has not seen.

    Args:
        config: ``features`` (a list of keys of ``FEATURES``), ``hidden`` (a list of 0 to 4 layer sizes),
            ``activation`` (tanh, relu, sigmoid, identity), ``init`` (he, xavier, zeros), ``learning_rate``
            (above 0, at most 1) and ``l2`` (0 to 1).
        seed: of the points and of the initial weights.

    Raises:
        ValueError: something in the configuration is missing or not allowed.
    """
    if not isinstance(config, Mapping) or sorted(config) != sorted(_KEYS):
        raise ValueError(f"measure: the configuration needs exactly the keys {', '.join(_KEYS)}")
    features = tuple(_known("features", name, FEATURES) for name in config["features"])
    hidden = tuple(config["hidden"])
    if not features or len(set(features)) < len(features):
        raise ValueError("measure: features must name at least one feature, and none of them twice")
    if len(hidden) > 4 or not all(type(size) is int and 1 <= size <= BUDGET for size in hidden):
        raise ValueError(f"measure: hidden must hold at most 4 sizes from 1 to {BUDGET}, got {hidden}")
    settings = Settings(
        hidden=hidden,
        activation=_known("activation", config["activation"], ACTIVATIONS),
        init=_known("init", config["init"], VARIANCES),
        learning_rate=_within("learning_rate", config["learning_rate"], 1e-6, 1.0),
        l2=_within("l2", config["l2"], 0.0, 1.0),
        steps=STEPS,
    )
    return _measured(features, settings, seed)


def reached(config: Mapping[str, Any]) -> float:
    """The median of the validation accuracies with each of ``SEEDS``: other points, other initial weights."""
    return float(np.median([measure(config, seed).val_accuracy for seed in SEEDS]))


def config_of(playground: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration that the playground shows.

    Args:
        playground: the values of its controls: ``explore("perceptron_mlp.playground").values()``.
    """
    return {
        "features": [name for name in re.split(r"[,;\s]+", playground["features"]) if name],
        "hidden": [size for size in playground["hidden"][0] if size],
        "activation": playground["activation"],
        "init": playground["init"],
        "learning_rate": rate_of(playground["rate"]),
        "l2": playground["l2"],
    }


def rate_of(exponent: float) -> float:
    """The learning rate 10^exponent, with two digits."""
    return float(f"{10.0**exponent:.2g}")


@cache
def _measured(features: tuple[str, ...], settings: Settings, seed: int) -> Measured:
    rng = np.random.default_rng(seed)
    (train, y_train), (val, y_val) = spirals(rng), spirals(rng)
    x_train, x_val = features_of(train, features), features_of(val, features)
    network = Network(len(features), settings, rng)
    losses = network.fit(x_train, y_train, x_val, y_val)
    return Measured(
        parameters=parameters(len(features), settings.hidden),
        train_accuracy=network.accuracy(x_train, y_train),
        val_accuracy=network.accuracy(x_val, y_val),
        losses=losses,
        network=network,
        features=features,
    )


def _known(key: str, name: Any, names: Mapping[str, Any]) -> str:
    if name not in names:
        raise ValueError(f"measure: {key} must be among {', '.join(names)}, got {name!r}")
    return str(name)


def _within(key: str, number: Any, low: float, high: float) -> float:
    if not isinstance(number, int | float) or not low <= number <= high:
        raise ValueError(f"measure: {key} must be a number from {low:g} to {high:g}, got {number!r}")
    return float(number)
