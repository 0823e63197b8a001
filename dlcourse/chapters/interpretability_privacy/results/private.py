"""Trains a classifier with clipped gradients and noise, and attacks it: writes ``private.npz``.

A softmax regression learns 1,000 pictures of clothes, of which 50 have a wrong label. Run it with
``python -m dlcourse.chapters.interpretability_privacy.results.private``; it takes a minute.
"""

from functools import cache
from pathlib import Path

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises.private import private_step
from dlcourse.experiments.membership import auc, clothes, draw

CLIPS = (0.3, 1.0, 3.0)
SIGMAS = (0.0, 0.5, 1.0, 2.0, 4.0)
MEMBERS, ODD, BATCH, EPOCHS, SEEDS = 1000, 50, 100, 60, (1, 2, 3, 4)
RESULT = Path(__file__).with_name("private.npz")
MEASURES = ("accuracy", "usual", "odd")


def wrongly_labelled(y: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Labels of ten classes, each replaced by one of the nine others."""
    return (y + rng.integers(1, 10, len(y))) % 10


def train(clip: float | None, sigma: float, seed: int, epochs: int = EPOCHS) -> tuple[float, float, float]:
    """Test accuracy, and the AUC of the attack on members with a right and with a wrong label.

    Without a ``clip`` the step is the mean gradient, without noise.
    """
    rng = np.random.default_rng(seed)
    x, y, others, y_others = draw(MEMBERS, seed)
    y[:ODD] = wrongly_labelled(y[:ODD], rng)
    x, others, x_test = (np.c_[rows, np.ones(len(rows), np.float32)] for rows in (x, others, clothes()[2]))
    w = np.zeros((x.shape[1], 10), np.float32)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(MEMBERS), MEMBERS // BATCH):
            errors = _probabilities(x[rows] @ w) - np.eye(10, dtype=np.float32)[y[rows]]
            each = (x[rows][:, :, None] * errors[:, None]).reshape(len(rows), -1)
            if clip is None:
                step = 0.5 * each.mean(axis=0)
            else:
                step = private_step(each, clip, sigma, rng.standard_normal(each.shape[1])) / clip
            w -= step.reshape(w.shape).astype(np.float32)
    inside, wrong = _losses(x @ w, y), _losses(others @ w, wrongly_labelled(y_others, rng))
    accuracy = float(((x_test @ w).argmax(axis=1) == clothes()[3]).mean())
    return accuracy, auc(inside[ODD:], _losses(others @ w, y_others)), auc(inside[:ODD], wrong)


def _probabilities(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _losses(scores: np.ndarray, y: np.ndarray) -> np.ndarray:
    return -np.log(_probabilities(scores)[np.arange(len(y)), y] + 1e-12)


@cache
def stored() -> dict[tuple[float | None, float], dict[str, float]]:
    """By clip and sigma, means over four draws; ``(None, 0.0)`` is ordinary training."""
    with np.load(RESULT) as arrays:
        grid, plain = arrays["grid"].astype(float), arrays["plain"].astype(float)
    found: dict[tuple[float | None, float], dict[str, float]] = {
        (clip, sigma): dict(zip(MEASURES, grid[i, j].tolist(), strict=True))
        for i, clip in enumerate(CLIPS)
        for j, sigma in enumerate(SIGMAS)
    }
    found[None, 0.0] = dict(zip(MEASURES, plain.tolist(), strict=True))
    return found


def _mean(clip: float | None, sigma: float) -> np.ndarray:
    return np.mean([train(clip, sigma, seed) for seed in SEEDS], axis=0)


if __name__ == "__main__":
    grid = np.array([[_mean(clip, sigma) for sigma in SIGMAS] for clip in CLIPS])
    np.savez(RESULT, grid=grid.astype(np.float32), plain=_mean(None, 0.0).astype(np.float32))
