"""E5.1 The perceptron, mistake by mistake, and the bound on how many it can make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._mistakes import MOST_MISTAKES, NAMES, POINTS, Course, course
from dlcourse.chapters.perceptron_mlp.explorers._perceptron_picture import perceptron_scene
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words


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


def compute(data: str, gap: float, step: int, fit: Callable[..., Any] | None = None) -> Learning:
    found = course(data, gap)
    own = None
    if fit is not None:
        w, b, mistakes = fit(found.points.copy(), found.labels.copy())
        own = np.array([*w, b], float), len(mistakes)
    return Learning(
        found, found.states[step], found.mistakes[:step], found.rows @ found.states[step] <= 0, own
    )


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"step": (0, len(course(state.data, state.gap).mistakes))}


def describe(state: State, data: Learning, words: Words) -> str:
    made = len(data.mistakes)
    kind = "done" if data.finished else "going" if made else "start"
    number = data.course.passes[made - 1] if made else 1
    sentence = words(kind, made=made, wrong=int(data.wrong_now.sum()), points=POINTS, number=number)
    return f"{sentence} " + (words("limit", bound=f"{data.bound:.0f}") if data.bound else words("no_bound"))


explorer = Explorer(
    controls={
        "play": Play(("step",), per_second=2),
        "step": Slider(0, MOST_MISTAKES, 1, 0),
        "data": Choice(NAMES, "clouds"),
        "gap": Slider(0.1, 1.5, 0.1, 0.5),
    },
    compute=compute,
    draw=perceptron_scene,
    describe=describe,
    own={"fit": "a function (x, y) that returns w, b and the list of mistakes"},
    limits=limits,
    seen=lambda state, data: state.data == "clouds" and state.gap <= 0.1,
)
