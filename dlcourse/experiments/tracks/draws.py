"""Draws of a project's data, clean and of one form for each track."""

from functools import cache
from typing import NamedTuple

import numpy as np

from dlcourse.data import load
from dlcourse.experiments.tracks.payments import payments

TRACKS = ("digits", "subjects", "payments")
CLASSES = {"digits": 10, "subjects": 2, "payments": 2}
LONGEST = 60
"""Characters of a subject line; what is longer is cut off, what is shorter ends in zeros."""


class Draw(NamedTuple):
    """What a pipeline learns from, what it has to name, and the right names.

    Attributes:
        x: (N, ...) examples.
        y: (N,) whole numbers from 0.
        x_new: (M, ...) examples like those of x.
        y_new: (M,).
    """

    x: np.ndarray
    y: np.ndarray
    x_new: np.ndarray
    y_new: np.ndarray


def draw(track: str, seed: int, train: int = 600, new: int = 600) -> Draw:
    """Draw examples of a track; no example stands in both parts.

    digits: images (N, 14, 14), uint8, 0 to 255. subjects: lines of mails (N, 60), uint8, the codes of the
    characters and then zeros; 1 is spam. payments: a table (N, 8), float64, see ``payments.COLUMNS``; a gap
    is NaN; 1 is a fraud.

    Args:
        track: one of ``TRACKS``.
        seed: of the draw.
        train: examples to learn from.
        new: examples to name.

    Raises:
        ValueError: there is no such track.
    """
    rng = np.random.default_rng(seed)
    if track == "payments":
        x, y = payments(rng, train + new)
    elif track in TRACKS:
        x, y = _pool(track)
        rows = rng.permutation(len(x))[: train + new]
        x, y = x[rows], y[rows]
    else:
        raise ValueError(f"there is no track {track!r}; there are {', '.join(TRACKS)}")
    return Draw(x[:train].copy(), y[:train].copy(), x[train:].copy(), y[train:].copy())


def balanced_accuracy(y: np.ndarray, predicted: np.ndarray) -> float:
    """The mean over the classes of y of the share of their examples that are named rightly."""
    return float(np.mean([(predicted[y == label] == label).mean() for label in np.unique(y)]))


@cache
def _pool(track: str) -> tuple[np.ndarray, np.ndarray]:
    return digits() if track == "digits" else subjects()


def digits() -> tuple[np.ndarray, np.ndarray]:
    """All digits of the course, made half as wide and high: (10000, 14, 14) and (10000,)."""
    data = load("mnist_10k")
    images = np.concatenate([data.x_train, data.x_test]).reshape(-1, 14, 2, 14, 2)
    return images.mean(axis=(2, 4)).astype(np.uint8), np.concatenate([data.y_train, data.y_test])


def subjects() -> tuple[np.ndarray, np.ndarray]:
    """All subject lines of the course as codes of characters: (2500, 60) and (2500,)."""
    data = load("spam_subjects")
    return codes([*data.x_train, *data.x_test]), np.concatenate([data.y_train, data.y_test])


def codes(lines: list[str]) -> np.ndarray:
    """Lines of ASCII as codes of characters, (N, 60), uint8."""
    table = np.zeros((len(lines), LONGEST), np.uint8)
    for row, line in zip(table, lines, strict=True):
        kept = np.frombuffer(line.encode("ascii")[:LONGEST], np.uint8)
        row[: len(kept)] = kept
    return table
