"""The open challenge of chapter 12: name digits, with 50 labels and many digits without one."""

from collections.abc import Callable

import numpy as np

from dlcourse.data import load

LABELS = 50
SEEDS = (101, 102, 103)
"""Draws of the labelled digits that no cell of the notebook uses."""

Learn = Callable[..., np.ndarray]


def draw(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Labelled digits (50, 784), five of each class, their labels, the others (7950, 784), and test digits.

    Pixels are float32 between 0 and 1. The fourth array holds the 2,000 new digits, the last their labels.
    """
    data = load("mnist_10k")
    x, new = (images.reshape(len(images), -1) / np.float32(255) for images in (data.x_train, data.x_test))
    rng = np.random.default_rng(seed)
    classes = [np.flatnonzero(data.y_train == digit) for digit in range(10)]
    rows = np.concatenate([rng.choice(own, LABELS // 10, replace=False) for own in classes])
    return x[rows], data.y_train[rows], np.delete(x, rows, axis=0), new, data.y_test


def accuracy(learn: Learn, seed: int) -> float:
    """The share of new digits that ``learn(labelled, labels, unlabelled, new, rng)`` names rightly.

    Raises:
        ValueError: what comes back is not one label for each new digit.
    """
    labelled, labels, unlabelled, new, answers = draw(seed)
    found = np.asarray(learn(labelled, labels, unlabelled, new.copy(), np.random.default_rng(seed)))
    if found.shape != answers.shape:
        raise ValueError(f"learn must return {len(answers)} labels, got an array of shape {found.shape}")
    return float((found == answers).mean())


def score(learn: Learn) -> float:
    """The mean accuracy over three draws of the labelled digits."""
    return float(np.mean([accuracy(learn, seed) for seed in SEEDS]))
