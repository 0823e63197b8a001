"""E12.3 The Gibbs chain of a Boltzmann machine, from layer to layer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.autoencoders_dbn.explorers._chain import (
    LAST,
    VISIBLE,
    Course,
    Step,
    contrast,
    draw_step,
    quality,
    run,
    slope,
)
from dlcourse.chapters.autoencoders_dbn.explorers._chain_picture import chain_scene
from dlcourse.chapters.autoencoders_dbn.results.train_bars import HIDDEN, SIDE, STEPS, UPDATES, bars, stored
from dlcourse.exploring import Choice, Explorer, Play, Sketch, Slider, State, Words
from dlcourse.exploring.scene import Scene, fixed
from dlcourse.numpy.models import RBM
from dlcourse.numpy.rbm import p_h, p_v

STARTS = ("noise", "picture", "drawn")
MOST = 5
"""The most Gibbs steps of an update."""


@dataclass(frozen=True)
class Chain:
    """What the picture shows.

    Attributes:
        machine: weights (16, 12) and biases.
        course: eight chains side by side; the first is looked at closely.
        v, h: states of the first chain at this moment.
        p_v, p_h: the probabilities they were drawn from, or will be.
        update: what CD with the chosen number of steps adds to the weights (16, 12).
        slope: the exact slope (16, 12).
        angle: between both, in degrees.
        log_p: mean of log p over the 30 pictures.
        share: probability of all 30 pictures together.
        is_picture: whether v is one of them.
    """

    machine: RBM
    course: Course
    v: np.ndarray
    h: np.ndarray
    p_v: np.ndarray
    p_h: np.ndarray
    update: np.ndarray
    slope: np.ndarray
    angle: float
    log_p: float
    share: float
    is_picture: bool


def compute(
    updates: str,
    trained: str,
    start: str,
    moment: int,
    seed: int,
    unit: int,
    steps: int,
    drawn: tuple[tuple[float, ...], ...] = (),
    gibbs_step: Step | None = None,
) -> Chain:
    k, number = int(trained), UPDATES.index(int(updates))
    machine = stored(k, number)
    course = run(k, number, _first(start, seed, drawn), seed, gibbs_step or draw_step)
    now = moment // 2
    v = course.v[now, 0]
    h = course.h[now if moment % 2 else max(now - 1, 0), 0]
    update, exact = contrast(k, number, steps), slope(k, number)
    cosine = (update * exact).sum() / np.linalg.norm(update) / np.linalg.norm(exact)
    return Chain(
        machine,
        course,
        v,
        h,
        p_v(h[None], machine.w, machine.b_v)[0],
        p_h(v[None], machine.w, machine.b_h)[0],
        update,
        exact,
        float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))),
        *quality(k, number),
        bool((bars() == v).all(axis=1).any()),
    )


def _first(start: str, seed: int, drawn: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Where the chains begin; nothing for noise."""
    if start == "picture":
        return tuple(bars()[(7 * seed) % len(bars())].tolist())
    if start == "drawn":
        return tuple((np.array(drawn or np.zeros((SIDE, SIDE))) > 0.5).astype(float).ravel().tolist())
    return ()


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    return {"start": "drawn", "moment": 0} if moved == "drawn" else {}


def draw(state: State, data: Chain, words: Words) -> Scene:
    return chain_scene(state, data, words)


def describe(state: State, data: Chain, words: Words) -> str:
    said = {
        "updates": f"{int(state.updates):,}",
        "step": state.moment // 2,
        "on": int(data.v.sum()),
        "all": VISIBLE,
        "energy": fixed(float(data.course.energy[state.moment // 2]), 1),
        "share": f"{data.share:.0%}",
        "log_p": fixed(data.log_p, 1),
        "angle": f"{data.angle:.0f}",
        "steps": state.steps,
    }
    return words("is_picture" if data.is_picture else "no_picture", **said) + " " + words("learning", **said)


explorer = Explorer(
    controls={
        "moment": Slider(0, LAST, 1, 0),
        "play": Play(("moment",), per_second=4),
        "start": Choice(STARTS, "noise"),
        "drawn": Sketch(SIDE, SIDE),
        "seed": Slider(1, 20, 1, 1),
        "updates": Choice(tuple(map(str, UPDATES)), "2000"),
        "trained": Choice(tuple(map(str, STEPS)), "5"),
        "unit": Slider(1, HIDDEN, 1, 1),
        "steps": Slider(1, MOST, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"gibbs_step": "a function (p_h, p_v, v, w, b_v, b_h, u_h, u_v) that returns (v, h)"},
    follow=follow,
    seen=lambda state, data: state.moment >= 40,
)
