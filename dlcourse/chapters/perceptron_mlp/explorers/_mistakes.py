"""Points for the perceptron, and all the mistakes it makes on them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

REACH = 3.6
"""The plane shown goes from minus this to this."""

POINTS = 40
MOST_MISTAKES = 100
"""Where data cannot be separated there is no last mistake: the picture stops here."""

TEACHER = np.array([0.6, 0.8, 1.0])
"""Weights and bias of the line that separates the data that can be separated; w has length 1."""

GAPS = tuple(round(0.1 * n, 1) for n in range(1, 16))


@dataclass(frozen=True)
class Course:
    """The perceptron on one data set, from its first mistake to its last.

    Attributes:
        points: the samples, shape (N, 2).
        labels: -1 or 1 for each.
        states: weights and bias (3,) before the first mistake and after each one.
        mistakes: index of the sample of each mistake.
        passes: in which pass over the data each of them was made, from 1.
        bound: the largest number of mistakes there can be; None where no line separates the data.
    """

    points: np.ndarray
    labels: np.ndarray
    states: list[np.ndarray]
    mistakes: list[int]
    passes: list[int]
    bound: float | None

    @property
    def rows(self) -> np.ndarray:
        """y·(x, 1) of every sample: on the right side where the product with the state is positive."""
        return np.column_stack([self.points, np.ones(len(self.points))]) * self.labels[:, None]


@dataclass(frozen=True)
class Learning:
    """The perceptron after some of its mistakes.

    Attributes:
        course: the data and all mistakes.
        w: weights and bias (3,) now.
        mistakes: index of the sample of each mistake so far.
        wrong_now: which samples lie on the wrong side now (or on no side).
        own: weights and bias of the student's own function, and its number of mistakes.
    """

    course: Course
    w: np.ndarray
    mistakes: list[int]
    wrong_now: np.ndarray
    own: tuple[np.ndarray, int] | None = None

    @property
    def points(self) -> np.ndarray:
        """The samples, shape (N, 2)."""
        return self.course.points

    @property
    def labels(self) -> np.ndarray:
        """-1 or 1 for each sample."""
        return self.course.labels

    @property
    def bound(self) -> float | None:
        """The largest number of mistakes there can be; None where no line separates the data."""
        return self.course.bound

    @property
    def finished(self) -> bool:
        """Whether a pass without mistakes would follow."""
        return not self.wrong_now.any()


@lru_cache(64)
def course(data: str, gap: float) -> Course:
    """All mistakes on one of the data sets."""
    points, labels = _DATA[data](np.random.default_rng(3), gap)
    found = Course(points, labels, *_learn(points, labels), None)
    if data != "clouds":
        return found
    return Course(points, labels, found.states, found.mistakes, found.passes, _bound(found.rows))


def _learn(points: np.ndarray, labels: np.ndarray) -> tuple[list[np.ndarray], list[int], list[int]]:
    """All weights from the first (zero) on, the sample of each mistake, and the pass in which it was made."""
    rows = np.column_stack([points, np.ones(len(points))]) * labels[:, None]
    states, mistakes, passes = [np.zeros(3)], [], []
    number, clean = 1, False
    while not clean:
        clean = True
        for n, row in enumerate(rows):
            if row @ states[-1] <= 0:
                states.append(states[-1] + row)
                mistakes.append(n)
                passes.append(number)
                clean = False
                if len(mistakes) == MOST_MISTAKES:
                    return states, mistakes, passes
        number += 1
    return states, mistakes, passes


def _bound(rows: np.ndarray) -> float:
    margin = (rows @ TEACHER).min() / np.linalg.norm(TEACHER)
    return float((np.linalg.norm(rows, axis=1).max() / margin) ** 2)


def _clouds(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """Points at least half the gap away from the teacher's line, on both sides of it."""
    labels = np.where(np.arange(POINTS) % 2, 1.0, -1.0)
    along = rng.uniform(-1.8, 1.8, POINTS)
    beyond = rng.uniform(0, 1.2, POINTS)
    beyond[:4] = 0  # the gap is as wide as it says
    away = labels * (gap / 2 + beyond) - TEACHER[2]
    points = along[:, None] * np.array([-0.8, 0.6]) + away[:, None] * TEACHER[:2]
    return points, labels


def _overlap(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """The same with one point of each class on the wrong side."""
    points, labels = _clouds(rng, gap)
    labels[[6, 7]] = labels[[7, 6]]
    return points, labels


def _xor(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    signs = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])[np.arange(POINTS) % 4]
    points = signs * (gap / 2 + rng.uniform(0.1, 2.0, (POINTS, 2)))
    return points.clip(-REACH + 0.1, REACH - 0.1), -signs.prod(axis=1).astype(float)


_DATA = {"clouds": _clouds, "overlap": _overlap, "xor": _xor}
NAMES = tuple(_DATA)
