"""A network small enough to be trained anew at every move of a slider."""

from itertools import pairwise

import numpy as np

from dlcourse.numpy.activations import sigmoid
from dlcourse.numpy.update_rules import State, adam

WIDTH = 8

Layers = list[tuple[np.ndarray, np.ndarray]]


def train(x: np.ndarray, y: np.ndarray, depth: int, with_tanh: bool, steps: int) -> Layers:
    """Fit logits to labels by full-batch Adam on the cross-entropy.

    Args:
        x: points, shape (samples, 2).
        y: labels 0 or 1, shape (samples,).
        depth: number of linear layers; all but the last have ``WIDTH`` outputs.
        with_tanh: whether a tanh stands between the layers.
        steps: number of updates.

    Returns:
        Weight and bias of every layer, to be used as ``h @ w + b``.
    """
    sizes = [x.shape[1], *[WIDTH] * (depth - 1), 1]
    params = _start(sizes)
    memory: State = {}
    for _ in range(steps):
        gradient = _gradient(x, y, _layers(params, sizes), with_tanh)
        params, memory = adam(params, gradient, memory, lr=0.05)
    return _layers(params, sizes)


def logits(x: np.ndarray, layers: Layers, with_tanh: bool) -> np.ndarray:
    """The network's output for every point, shape (samples,)."""
    w, b = layers[-1]
    return (_hidden(x, layers, with_tanh)[-1] @ w + b)[:, 0]


def _start(sizes: list[int]) -> np.ndarray:
    """Xavier weights and zero biases, all in one vector so that one update moves everything."""
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
