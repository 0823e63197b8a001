"""E5.1 The perceptron, mistake by mistake, and the bound on how many it can make."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._mistakes import (
    MOST_MISTAKES,
    NAMES,
    POINTS,
    Learning,
    course,
)
from dlcourse.chapters.perceptron_mlp.explorers._perceptron_picture import perceptron_scene
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words


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
