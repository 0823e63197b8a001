"""Who was in the training data? Pictures of clothes for chapter 16, and its open challenge."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from dlcourse.data import load
from dlcourse.numpy.metrics import roc_auc
from dlcourse.numpy.pool import avg_pool2d

MEMBERS = 500
SEEDS = (301, 302, 303)
"""Draws of the members that no cell of the notebook uses."""

Predict = Callable[[np.ndarray], np.ndarray]
Train = Callable[[np.ndarray, np.ndarray, np.random.Generator], Predict]


class Audit(NamedTuple):
    """What is found out about a model.

    Attributes:
        auc: how often the better of two attacks prefers a member to another picture, ½ for a blind attack.
        accuracy: on test pictures.
    """

    auc: float
    accuracy: float


@cache
def clothes() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Fashion-MNIST at half the size: 10,000 rows of 196 pixels from 0 to 1, labels; 4,000 rows, labels."""
    data = load("fashion_mnist_14k")
    halves = [
        avg_pool2d(images / np.float32(255), 2)[0].reshape(len(images), -1)
        for images in (data.x_train, data.x_test)
    ]
    return halves[0], data.y_train.astype(np.int64), halves[1], data.y_test.astype(np.int64)


def draw(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """As many members (n, 196), their labels (n,), and other pictures (n, 196) with theirs."""
    x, y, *_ = clothes()
    rows = np.random.default_rng(seed).permutation(len(x))
    members, others = rows[:n], rows[n : 2 * n]
    return x[members], y[members], x[others], y[others]


def losses(probabilities: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The cross-entropy of each row of probabilities (N, K), at least 1e-12: shape (N,)."""
    return -np.log(np.maximum(probabilities[np.arange(len(labels)), labels], 1e-12))


def auc(of_members: np.ndarray, of_others: np.ndarray) -> float:
    """How often a member has the smaller loss; equal losses count a half."""
    scores = -np.concatenate([of_members, of_others]).astype(float)
    return roc_auc(scores, np.repeat([1, 0], [len(of_members), len(of_others)]))


def audit(train: Train, seed: int) -> Audit:
    """Attack what ``train`` makes of one draw of members.

    Two attacks are tried: by the loss, and by the bare answer, right or wrong. An attack that is wrong more
    often than right would be turned round, so an AUC below one half counts as far above it.

    Raises:
        ValueError: what ``predict`` returns are not ten probabilities for each picture.
    """
    x, y, others, y_others = draw(MEMBERS, seed)
    *_, x_test, y_test = clothes()
    predict = train(x.copy(), y.copy(), np.random.default_rng(seed))
    inside, outside, unseen = (_asked(predict, rows) for rows in (x, others, x_test))
    by_loss = auc(losses(inside, y), losses(outside, y_others))
    by_answer = auc(inside.argmax(axis=1) != y, outside.argmax(axis=1) != y_others)
    strongest = 0.5 + max(abs(by_loss - 0.5), abs(by_answer - 0.5))
    return Audit(strongest, float((unseen.argmax(axis=1) == y_test).mean()))


def _asked(predict: Predict, rows: np.ndarray) -> np.ndarray:
    found = np.asarray(predict(rows.copy()), float)
    if found.shape != (len(rows), 10) or not np.allclose(found.sum(axis=1), 1, atol=1e-3) or found.min() < 0:
        raise ValueError(
            f"predict must return ten probabilities for each of {len(rows)} pictures; "
            f"got an array of shape {found.shape}"
        )
    return found


def score(train: Train) -> Audit:
    """The means over three draws of the members."""
    return Audit(*np.mean([audit(train, seed) for seed in SEEDS], axis=0).tolist())
