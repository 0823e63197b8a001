"""A network small enough to be trained anew at every move of a slider."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dlcourse.numpy.activations import sigmoid
from dlcourse.numpy.update_rules import State, adam

WIDTH = 8

Layers = list[tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Training:
    """A network between two updates.

    Attributes:
        sizes: numbers that enter each layer, and the one that leaves the last.
        params: all weights and biases in one vector, so that one update moves everything.
        memory: what Adam remembers.
    """

    sizes: list[int]
    params: np.ndarray
    memory: State

    @property
    def layers(self) -> Layers:
        """Weight and bias of every layer, to be used as ``h @ w + b``."""
        return _layers(self.params, self.sizes)


def start(depth: int) -> Training:
    """A network for points in the plane: ``depth`` linear layers, all but the last with ``WIDTH`` outputs."""
    sizes = [2, *[WIDTH] * (depth - 1), 1]
    return Training(sizes, _start(sizes), {})


def train(before: Training, x: np.ndarray, y: np.ndarray, with_tanh: bool, steps: int) -> Training:
    """Fit logits to labels by full-batch Adam on the cross-entropy.

    Args:
        before: where to go on from.
        x: points, shape (samples, 2).
        y: labels 0 or 1, shape (samples,).
        with_tanh: whether a tanh stands between the layers.
        steps: number of updates.
    """
    params, memory = before.params, before.memory
    for _ in range(steps):
        gradient = _gradient(x, y, _layers(params, before.sizes), with_tanh)
        params, memory = adam(params, gradient, memory, lr=0.05)
    return Training(before.sizes, params, memory)


def loss(x: np.ndarray, y: np.ndarray, layers: Layers, with_tanh: bool) -> float:
    """The mean cross-entropy."""
    z = logits(x, layers, with_tanh)
    return float(np.mean(np.logaddexp(0, z) - y * z))


def logits(x: np.ndarray, layers: Layers, with_tanh: bool) -> np.ndarray:
    """The network's output for every point, shape (samples,)."""
    w, b = layers[-1]
    return (_hidden(x, layers, with_tanh)[-1] @ w + b)[:, 0]


def _start(sizes: list[int]) -> np.ndarray:
    """Xavier weights and zero biases."""
    rng = np.random.default_rng(0)
    parts = []
    for fan_in, fan_out in pairwise(sizes):
        parts += [rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), fan_in * fan_out), np.zeros(fan_out)]
    return np.concatenate(parts)


def _layers(params: np.ndarray, sizes: list[int]) -> Layers:
    layers, start = [], 0
    for fan_in, fan_out in pairwise(sizes):
        middle, end = start + fan_in * fan_out, start + (fan_in + 1) * fan_out
        layers.append((params[start:middle].reshape(fan_in, fan_out), params[middle:end]))
        start = end
    return layers


def _hidden(x: np.ndarray, layers: Layers, with_tanh: bool) -> list[np.ndarray]:
    """What enters each layer, the points themselves first."""
    entering = [x]
    for w, b in layers[:-1]:
        z = entering[-1] @ w + b
        entering.append(np.tanh(z) if with_tanh else z)
    return entering


def _gradient(x: np.ndarray, y: np.ndarray, layers: Layers, with_tanh: bool) -> np.ndarray:
    entering = _hidden(x, layers, with_tanh)
    w, b = layers[-1]
    probability, _ = sigmoid(entering[-1] @ w + b)
    dz = (probability - y[:, None]) / len(y)
    parts: list[np.ndarray] = []
    for (w, _), h in zip(reversed(layers), reversed(entering), strict=True):
        parts = [(h.T @ dz).ravel(), dz.sum(axis=0), *parts]
        dz = dz @ w.T
        if with_tanh:
            dz = dz * (1 - h**2)  # not used below the first layer, whose input x is no tanh
    return np.concatenate(parts)
