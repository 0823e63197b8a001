"""E16.4 Gradients of eight people, clipped and hidden in noise, and what that costs in a real training."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises.private import private_step as step_of_the_course
from dlcourse.chapters.interpretability_privacy.results.private import CLIPS, SIGMAS, stored
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Arrows, Axis, Handle, Line, Panel, Pick, Points, Scene, fixed

REACH, PEOPLE, CLOUD = 9.0, 8, 40
NONE = "none"
"""The choice of no clipping at all."""


@dataclass(frozen=True)
class Private:
    """What the picture shows.

    Attributes:
        gradients: of all people, the one who can be dragged first, (8, 2).
        clipped: the same after clipping.
        sums: 40 noisy sums, with her.
        ends: the sum without noise, with her and without her.
        trained: accuracy and attack AUC for each sigma at this clip.
    """

    gradients: np.ndarray
    clipped: np.ndarray
    sums: np.ndarray
    ends: np.ndarray
    trained: dict[float, dict[str, float]]

    @property
    def moved(self) -> float:
        """How far she moves the sum."""
        return float(np.linalg.norm(self.ends[0] - self.ends[1]))


def compute(
    x: float,
    y: float,
    clip: str,
    sigma: str,
    chance: int,
    private_step: Callable[..., np.ndarray] | None = None,
) -> Private:
    gradients = np.concatenate([[[x, y]], np.random.default_rng(4).normal(0, 1.1, (PEOPLE - 1, 2))])
    step = private_step or step_of_the_course
    limit = 1e9 if clip == NONE else float(clip)
    noise = 0.0 if clip == NONE else float(sigma)

    def total(rows: np.ndarray, drawn: np.ndarray, strength: float) -> np.ndarray:
        return PEOPLE * np.asarray(step(rows.copy(), limit, strength, drawn), float)

    without = gradients.copy()
    without[0] = 0
    still = np.zeros(2)
    ends = np.array([total(rows, still, 0.0) for rows in (gradients, without)])
    draws = np.random.default_rng(chance).standard_normal((CLOUD, 2))
    sums = np.array([total(gradients, drawn, noise) for drawn in draws])
    lengths = np.linalg.norm(gradients, axis=1, keepdims=True)
    clipped = gradients * np.minimum(1, limit / np.maximum(lengths, 1e-12))
    return Private(gradients, clipped, sums, ends, _trained(clip))


def _trained(clip: str) -> dict[float, dict[str, float]]:
    found, chosen = stored(), None if clip == NONE else float(clip)
    return {sigma: measures for (each, sigma), measures in found.items() if each == chosen}


def disabled(state: State) -> Mapping[str, str]:
    return (
        {"sigma": "no_clip", "chance": "no_clip"}
        if state.clip == NONE
        else ({"chance": "no_noise"} if float(state.sigma) == 0 else {})
    )


def draw(state: State, data: Private, words: Words) -> Scene:
    return Scene([[_plane(state, data, words), _cost(state, data, words)]])


def _plane(state: State, data: Private, words: Words) -> Panel:
    zero = np.zeros(PEOPLE)
    circle = np.linspace(0, 2 * np.pi, 60)
    marks: list[Any] = [
        Arrows(zero, zero, data.gradients[:, 0], data.gradients[:, 1], "faint"),
        Arrows(zero, zero, data.clipped[:, 0], data.clipped[:, 1], ["second"] + ["first"] * (PEOPLE - 1)),
    ]
    if state.clip != NONE:
        radius = float(state.clip)
        marks.append(
            Line(radius * np.cos(circle), radius * np.sin(circle), "muted", dashed=True, name=words("circle"))
        )
    inside = (np.abs(data.sums) <= REACH).all(axis=1)
    marks += [
        Points(data.sums[inside, 0], data.sums[inside, 1], "third", 4, name=words("sums")),
        Points([state.x], [state.y], "second", 13, "diamond", name=words("her"), acts=Handle(x="x", y="y")),
    ]
    axes = Axis(-REACH, REACH, ticks=(-8, 0, 8)), Axis(-REACH, REACH, ticks=(-8, 0, 8))
    title = words("plane", moved=fixed(data.moved, 2))
    return Panel(marks, *axes, title, height=320, square=True, least=260)


def _cost(state: State, data: Private, words: Words) -> Panel:
    sigmas = list(data.trained)
    marks: list[Any] = []
    for key, colour in (("accuracy", "first"), ("odd", "second"), ("usual", "third")):
        values = [data.trained[sigma][key] for sigma in sigmas]
        places = [SIGMAS.index(sigma) for sigma in sigmas]
        tips = [
            words("tip", sigma=f"{s:g}", value=fixed(v, 2), name=words(key))
            for s, v in zip(sigmas, values, strict=True)
        ]
        acts = [None if state.clip == NONE else Pick(sigma=f"{sigma:g}") for sigma in sigmas]
        sizes = [13 if f"{sigma:g}" == state.sigma or state.clip == NONE else 7 for sigma in sigmas]
        marks += [
            Line(places, values, colour, name=words(key)),
            *(
                Points([p], [v], colour, size, tips=tip, acts=act)
                for p, v, size, tip, act in zip(places, values, sizes, tips, acts, strict=True)
            ),
        ]
    labels = [f"{sigma:g}" for sigma in SIGMAS]
    x = Axis(-0.3, len(SIGMAS) - 0.7, words("sigma"), ticks=range(len(SIGMAS)), labels=labels)
    return Panel(marks, x, Axis(0.45, 0.85, ticks=(0.5, 0.6, 0.7, 0.8)), words("cost"), height=320, least=260)


def _now(state: State, data: Private) -> dict[str, float]:
    return data.trained[0.0 if state.clip == NONE else float(state.sigma)]


def describe(state: State, data: Private, words: Words) -> str:
    found = {key: fixed(value, 2) for key, value in _now(state, data).items()}
    key = "without" if state.clip == NONE else "with"
    return words(key, clip=state.clip, sigma=state.sigma, moved=fixed(data.moved, 2), **found)


explorer = Explorer(
    controls={
        "x": Slider(-5.5, 5.5, 0.1, 3.0),
        "y": Slider(-5.5, 5.5, 0.1, 4.0),
        "clip": Choice((NONE, *(f"{clip:g}" for clip in CLIPS)), NONE),
        "sigma": Choice(tuple(f"{sigma:g}" for sigma in SIGMAS), "1"),
        "chance": Slider(1, 20, 1, 1),
        "play": Play(("x",), per_second=10),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"private_step": "a function (gradients, clip, sigma, noise) that returns the step (2,)"},
    disabled=disabled,
    about=("clip",),
)
