"""Measures features by hand against learned ones on the 8 x 8 digits, and writes ``curves.npz``.

Two tasks: which digit is it, and is it one with a closed loop? Every choice of hand features feeds a linear
classifier, the pixels feed a small network; both learn from the same 10 to 1,280 digits and are measured on
400 others, in five draws. Run it with
``python -m dlcourse.chapters.concepts.results.make_curves``; it takes some minutes.
"""

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dlcourse.chapters.concepts.features import FEATURES

RESULT = Path(__file__).with_name("curves.npz")
SIZES = (10, 20, 40, 80, 160, 320, 640, 1280)
DRAWS = 5
VALIDATION = 400
LOOPS = (0, 6, 8, 9)
"""Digits that are usually written with a closed loop."""


def choices() -> list[tuple[bool, ...]]:
    """Every choice of at least one feature."""
    return [choice for choice in product((False, True), repeat=len(FEATURES)) if any(choice)]


def measure() -> dict[str, np.ndarray]:
    """Mean accuracies by task: ``TASK_hand`` (choices, sizes) and ``TASK_learned`` (sizes,)."""
    digits = load_digits()
    table = np.array([[feature(img) for feature in FEATURES.values()] for img in digits.images])
    answers = {"loop": np.isin(digits.target, LOOPS), "digit": digits.target}
    found: dict[str, np.ndarray] = {}
    for task, y in answers.items():
        hand, learned = _curves(table, digits.data / 16, y)
        found |= {f"{task}_hand": hand, f"{task}_learned": learned}
    return found


def _curves(table: np.ndarray, pixels: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    hand = np.zeros((DRAWS, len(choices()), len(SIZES)))
    learned = np.zeros((DRAWS, len(SIZES)))
    for draw in range(DRAWS):
        order = np.random.default_rng(draw).permutation(len(pixels))
        check, pool = order[:VALIDATION], order[VALIDATION:]
        for s, size in enumerate(SIZES):
            rows = pool[:size]
            network = MLPClassifier((64,), max_iter=400, alpha=1e-3, random_state=draw)
            learned[draw, s] = _accuracy(network, pixels, y, rows, check)
            for c, choice in enumerate(choices()):
                model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300))
                hand[draw, c, s] = _accuracy(model, table[:, choice], y, rows, check)
    return hand.mean(axis=0).astype(np.float32), learned.mean(axis=0).astype(np.float32)


def _accuracy(model: Any, x: np.ndarray, y: np.ndarray, rows: np.ndarray, check: np.ndarray) -> float:
    return float((model.fit(x[rows], y[rows]).predict(x[check]) == y[check]).mean())


if __name__ == "__main__":
    np.savez(RESULT, **measure())  # type: ignore[arg-type]
