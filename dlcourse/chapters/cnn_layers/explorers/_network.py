"""A small network that has learned to read digits, and what it sees on the way."""

from functools import cache

import numpy as np

from dlcourse.chapters.cnn_layers.results.train_digits import (
    KERNELS,
    POOL,
    RESULT,
    TAPS,
    grey,
    untrained,
)
from dlcourse.numpy.sequential import Sequential

__all__ = ["KERNELS", "POOL", "TAPS", "biases", "grey", "kernels", "network", "stages"]


@cache
def network() -> Sequential:
    """The trained network; see ``results/train_digits.py``."""
    model = untrained(np.random.default_rng(0))
    with np.load(RESULT) as stored:
        model.load_weights(stored)
    return model


def kernels() -> np.ndarray:
    """What the convolution has learned, shape (8, 5, 5)."""
    return network().weights()["0.w"][:, 0]


def biases() -> np.ndarray:
    """What is added to each map, shape (8,)."""
    return network().weights()["0.b"]


def stages(image: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Maps after the convolution, after ReLU and after pooling, and the ten probabilities."""
    conv, relu, pool, flatten, dense = network()
    maps = conv.forward(image[None, None])
    active = relu.forward(maps)
    pooled = pool.forward(active)
    logits = dense.forward(flatten.forward(pooled))[0]
    exponentials = np.exp(logits - logits.max())
    return maps[0], active[0], pooled[0], exponentials / exponentials.sum()
