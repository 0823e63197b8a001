"""The pictures of this chapter's explorers: half as wide and high, so that a network stays small."""

from functools import cache

import numpy as np

from dlcourse.data import load

SIDE = 14
PIXELS = SIDE * SIDE


def halved(images: np.ndarray) -> np.ndarray:
    """Means of 2×2 pixels: images (N, 1, 28, 28) of bytes become rows (N, 196) from 0 to 1."""
    blocks = images.reshape(-1, SIDE, 2, SIDE, 2)
    return (blocks.mean(axis=(2, 4)).reshape(-1, PIXELS) / 255).astype(np.float32)


@cache
def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Handwritten digits: training rows, their labels, test rows, their labels."""
    data = load("mnist_10k")
    return halved(data.x_train), data.y_train, halved(data.x_test), data.y_test


@cache
def garments() -> np.ndarray:
    """Test pictures of clothes, rows (4000, 196), which no network of this chapter has learned from."""
    return halved(load("fashion_mnist_14k").x_test)
