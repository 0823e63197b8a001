"""Measures the two accuracy curves of the explorer of features, and writes ``curves.npz``.

By hand: one layer (a softmax regression) reads some of the five features. Learned: a network with one hidden
layer of 64 units reads the pixels. Both are tried on the same held-out digits, for 12 training sizes,
once with the digits as they come (each fills its 8×8 image) and once at a random place on 12×12 paper.
Run it with ``python -m dlcourse.chapters.concepts.results.measure_curves``; it takes some minutes.
"""

import warnings
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from dlcourse.chapters.concepts.exercises.hand_features import WHITE
from dlcourse.chapters.concepts.explorers._features import FEATURES, measure
from dlcourse.data import load

SIZES = (20, 30, 50, 80, 120, 180, 270, 400, 600, 850, 1150, 1500)
PLACES = ("filling", "anywhere")
PAPER = 12
DRAWS = 10
"""How often each training set is drawn anew."""

RESULT = Path(__file__).with_name("curves.npz")


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """All 1,797 images (N, 8, 8) and their labels."""
    data = load("digits")
    return np.concatenate([data.x_train, data.x_test])[:, 0], np.concatenate([data.y_train, data.y_test])


def place(images: np.ndarray, where: str) -> np.ndarray:
    """The images as they are, or each at a random place on larger paper."""
    if where == "filling":
        return images
    rng = np.random.default_rng(0)
    side = images.shape[1]
    papers = np.zeros((len(images), PAPER, PAPER), images.dtype)
    corners = rng.integers(0, PAPER - side + 1, (len(images), 2))
    for paper, image, (row, column) in zip(papers, images, corners, strict=True):
        paper[row : row + side, column : column + side] = image
    return papers


def subset(number: int) -> list[int]:
    """Columns of the features whose bits are set in this number."""
    return [column for column in range(len(FEATURES)) if number >> column & 1]


def _by_hand(columns: list[int]) -> Any:
    from sklearn.dummy import DummyClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    if not columns:
        return DummyClassifier()  # without features the commonest digit is the best guess
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))


def _accuracies(model: Callable[[], Any], x: np.ndarray, y: np.ndarray, size: int) -> list[float]:
    """Of models trained on ``size`` examples, drawn anew each time, tried on 297 others."""
    found = []
    for draw in range(DRAWS):
        order = np.random.default_rng(draw).permutation(len(x))
        chosen, held_out = order[:size], order[max(SIZES) :]
        found.append(model().fit(x[chosen], y[chosen]).score(x[held_out], y[held_out]))
    return found


def measure_curves() -> dict[str, np.ndarray]:
    """Accuracies: by hand (32 subsets, sizes, draws), by the network (places, sizes, draws)."""
    from sklearn.neural_network import MLPClassifier

    images, labels = digits()
    features = measure(images)
    hand = [
        _accuracies(lambda: _by_hand(subset(number)), features[:, subset(number)], labels, size)  # noqa: B023
        for number, size in product(range(1 << len(FEATURES)), SIZES)
    ]
    pixels = {where: place(images, where).reshape(len(images), -1) / WHITE for where in PLACES}
    learned = [
        _accuracies(
            lambda: MLPClassifier((64,), alpha=1e-3, max_iter=200, random_state=0),
            pixels[where],
            labels,
            size,
        )
        for where, size in product(PLACES, SIZES)
    ]
    shape = (-1, len(SIZES), DRAWS)
    return {"hand": np.reshape(hand, shape), "learned": np.reshape(learned, shape)}


if __name__ == "__main__":
    from sklearn.exceptions import ConvergenceWarning

    warnings.simplefilter("ignore", ConvergenceWarning)
    curves = measure_curves()
    np.savez(RESULT, hand=curves["hand"].astype(np.float32), learned=curves["learned"].astype(np.float32))
