"""The digits and the networks that the trainings of chapter 7 share."""

from typing import Any

import numpy as np

from dlcourse.data import load
from dlcourse.numpy.layers import BatchNorm, Dropout, Linear, ReLU
from dlcourse.numpy.sequential import Sequential


def digits(samples: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """So many training digits (N, 64) with labels, and all test digits with theirs."""
    found = load("digits")
    x, x_test = ((images.reshape(-1, 64) / 16).astype(np.float32) for images in (found.x_train, found.x_test))
    y, y_test = (labels.astype(np.int64) for labels in (found.y_train, found.y_test))
    return x[:samples], y[:samples], x_test, y_test


def network(
    hidden: tuple[int, ...], rng: np.random.Generator, dropout: float = 0.0, normalised: bool = False
) -> Sequential:
    """A perceptron for the digits, with dropout or batch normalisation in its hidden layers."""
    layers: list[Any] = []
    for fan_in, fan_out in zip((64, *hidden[:-1]), hidden, strict=True):
        layers += [Linear(fan_in, fan_out, rng=rng)]
        layers += [BatchNorm(fan_out)] if normalised else []
        layers += [ReLU()]
        layers += [Dropout(dropout, rng=rng)] if dropout else []
    return Sequential(*layers, Linear(hidden[-1], 10, rng=rng))
