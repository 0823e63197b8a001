"""E13.2 The best discriminator between two densities, and how far it can tell them apart."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
    number,
)
from dlcourse.numpy import gan

GRID = np.linspace(-12, 12, 961)
DX = GRID[1] - GRID[0]
MEANS = np.linspace(-6, 6, 61)
SHAPES = ("one bump", "two bumps")
LOG2 = float(np.log(2))
_TICKS = (-6, -4, -2, 0, 2, 4, 6)
_SHOWN = np.flatnonzero(np.abs(GRID) < 6.01)[::2]


@dataclass(frozen=True)
class Judgement:
    """What the picture shows.

    Attributes:
        p: density of the real samples on ``GRID``.
        q: density of the generated ones.
        best: the best discriminator, or the student's.
        js: divergence of the two.
        value: of the game with this discriminator; with the best one 2 JS − 2 log 2.
        by_mean: JS for every mean of q in ``MEANS``, the spread staying as it is.
        here: p, q and the discriminator at the place looked at.
        is_best: whether it is not the student's.
    """

    p: np.ndarray
    q: np.ndarray
    best: np.ndarray
    js: float
    value: float
    by_mean: np.ndarray
    here: tuple[float, float, float]
    is_best: bool = True


def compute(
    mean: float,
    spread: float,
    shape: str,
    place: float,
    optimal_d: Callable[[np.ndarray, np.ndarray], Any] | None = None,
) -> Judgement:
    p, q = _real(shape), _bump(mean, spread)
    js = float(gan.js_divergence(p, q, dx=DX))
    value = 2 * js - 2 * LOG2
    best = gan.optimal_d(p, q)
    if optimal_d is not None:
        best = np.asarray(optimal_d(p, q), float).reshape(p.shape)
        value = float(np.sum(_times_log(p, best) + _times_log(q, 1 - best)) * DX)
    at = int(np.abs(GRID - place).argmin())
    here = float(p[at]), float(q[at]), float(best[at])
    return Judgement(p, q, best, js, value, _by_mean(spread, shape), here, optimal_d is None)


def _times_log(density: np.ndarray, judged: np.ndarray) -> np.ndarray:
    return np.where(density > 1e-300, density * np.log(judged.clip(1e-300)), 0.0)


@lru_cache(maxsize=64)
def _by_mean(spread: float, shape: str) -> np.ndarray:
    return np.array([gan.js_divergence(_real(shape), _bump(mean, spread), dx=DX) for mean in MEANS])


def _bump(mean: float, spread: float) -> np.ndarray:
    return np.exp(-(((GRID - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))


def _real(shape: str) -> np.ndarray:
    if shape == "one bump":
        return _bump(0.0, 1.0)
    return (_bump(-2.0, 0.6) + _bump(2.0, 0.6)) / 2


def draw(state: State, data: Judgement, words: Words) -> Scene:
    p, q, best = (fixed(part, 3) for part in data.here)
    here = words("here", x=number(state.place), p=p, q=q, best=best)
    return Scene(
        [
            [_densities(state, data, words)],
            [Paragraph(here, "third")],
            [_divergence(state, data, words)],
        ]
    )


def _densities(state: State, data: Judgement, words: Words) -> Panel:
    peak = 1 / (state.spread * np.sqrt(2 * np.pi))
    beside = state.mean + (state.spread if state.mean <= 0 else -state.spread)
    sides = Along("spread", state.mean, 1.0 if state.mean <= 0 else -1.0)
    marks: list[Mark] = [
        ground(-6, 0, 12, 1.05, acts=Handle(x="place", jump=True)),
        Rule(y=0.5, colour="faint"),
        Rule(x=state.place, dashed=True),
        Line(GRID[_SHOWN], data.p[_SHOWN], "first", name=words("real")),
        Line(GRID[_SHOWN], data.q[_SHOWN], "second", name=words("generated")),
        Line(GRID[_SHOWN], data.best[_SHOWN], "third", 3, name=words("best")),
        Points([state.place], [data.here[2]], "third", 10, tips=words("drag_place"), acts=Handle(x="place")),
        Points([state.mean], [peak], "second", 12, tips=words("drag_mean"), acts=Handle(x="mean")),
        Points(
            [beside],
            [peak * np.exp(-0.5)],
            "second",
            11,
            "diamond",
            tips=words("drag_spread"),
            acts=Handle(x=sides),
        ),
    ]
    title = words("title" if data.is_best else "own_title", js=fixed(data.js, 3), value=fixed(data.value, 3))
    return Panel(marks, _across("x"), Axis(0, 1.05, ticks=(0, 0.5, 1)), title, height=220, left=44)


def _divergence(state: State, data: Judgement, words: Words) -> Panel:
    marks: list[Mark] = [
        ground(-6, 0, 12, 0.8, acts=Handle(x="mean", jump=True)),
        Rule(y=LOG2, dashed=True, tips=words("apart")),
        Line(MEANS, data.by_mean, "ink"),
        Points(state.mean, data.js, "second", 12, tips=f"JS = {fixed(data.js, 3)}", acts=Handle(x="mean")),
    ]
    y = Axis(0, 0.8, "JS", ticks=(0, 0.35, LOG2), labels=("0", "0.35", "log 2"))
    return Panel(marks, _across(words("mean")), y, words("by_mean"), height=120, left=44)


def _across(label: str) -> Axis:
    return Axis(-6.3, 6.3, label, ticks=_TICKS)


def describe(state: State, data: Judgement, words: Words) -> str:
    return words(
        "state",
        mean=number(state.mean),
        spread=number(state.spread),
        js=fixed(data.js, 3),
        value=fixed(data.value, 3),
        low=fixed(data.best.min()),
        high=fixed(data.best.max()),
    )


explorer = Explorer(
    controls={
        "mean": Slider(-6.0, 6.0, 0.2, 2.0),
        "play": Play(("mean",)),
        "spread": Slider(0.4, 3.0, 0.1, 1.0),
        "shape": Choice(SHAPES, "one bump"),
        "place": Slider(-6.0, 6.0, 0.1, 1.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"optimal_d": "a function (p, q) that returns D"},
    seen=lambda state, data: data.js < 1e-6,
)
