"""E15.3 Grid and random search for two settings, one of which may hardly matter."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Heat, Line, Mark, Panel, Paragraph, Points, Rule, Scene, number

LOW, HIGH = 1e-5, 1.0
SIDES = (2, 3, 4, 5, 6)
DRAWS, PEAKS = 20, 120
NARROW, WIDE = 0.07, 0.35
"""Standard deviations of the peak along the two settings."""

FINE = np.linspace(0, 1, 61)
METHODS = ("grid", "random")


@dataclass(frozen=True)
class Tried:
    """One search.

    Attributes:
        peak: where the best setting lies, both from 0 to 1.
        settings: what was tried, from 0 to 1, shape (budget, 2).
        scores: of these, shape (budget,).
        means: mean of the best score over many peaks, by method and side.
    """

    peak: np.ndarray
    settings: np.ndarray
    scores: np.ndarray
    means: dict[str, np.ndarray]


def score(settings: np.ndarray, peak: np.ndarray, weight: float) -> np.ndarray:
    """From 0 to 1, shape (...) of settings (..., 2)."""
    off = (settings - peak) / (NARROW, WIDE)
    return np.exp(-0.5 * (off[..., 0] ** 2 + weight * off[..., 1] ** 2))


def grid(side: int) -> np.ndarray:
    """The middles of side × side equal cells."""
    middles = (np.arange(side) + 0.5) / side
    return np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)


@lru_cache(maxsize=32)
def means_of(weight: float) -> dict[str, np.ndarray]:
    """The mean of the best score, for each method and each side."""
    rng = np.random.default_rng(3)
    peaks = rng.random((PEAKS, 1, 2))
    found: dict[str, list[float]] = {name: [] for name in METHODS}
    for side in SIDES:
        for name, settings in (("grid", grid(side)), ("random", rng.random((PEAKS, side * side, 2)))):
            found[name].append(float(score(settings, peaks, weight).max(axis=1).mean()))
    return {name: np.array(values) for name, values in found.items()}


def compute(
    method: str, side: int, weight: float, draw: int, draw_log: Callable[..., np.ndarray] | None = None
) -> Tried:
    rng = np.random.default_rng(draw)
    peak = rng.uniform(0.05, 0.95, 2)
    settings = grid(side)
    if method == "random":
        settings = rng.random((side * side, 2))
        if draw_log is not None:
            rates = np.asarray(draw_log(LOW, HIGH, side * side, rng), float)
            settings[:, 0] = np.clip(1 - np.log(np.maximum(rates, LOW)) / np.log(LOW), 0, 1)
    return Tried(peak, settings, score(settings, peak, weight), means_of(weight))


def rate_of(place: float) -> float:
    """The learning rate at a place from 0 to 1."""
    return float(LOW * (HIGH / LOW) ** place)


def draw(state: State, data: Tried, words: Words) -> Scene:
    best = int(data.scores.argmax())
    different = len(np.unique(np.round(data.settings[:, 0], 9)))
    said = words(
        "now",
        budget=state.side**2,
        different=different,
        best=f"{data.scores[best]:.2f}",
        rate=number(rate_of(data.settings[best, 0])),
    )
    return Scene(
        [
            [_plane(state, data, best, words), [_profile(state, data, words), _means(state, data, words)]],
            [Paragraph(said, "second")],
        ]
    )


def _rates(words: Words) -> Axis:
    return Axis(0, 1, words("rate"), ticks=(0, 0.4, 0.8), labels=("0.00001", "0.001", "0.1"))


def _plane(state: State, data: Tried, best: int, words: Words) -> Panel:
    places = np.stack(np.meshgrid(FINE, FINE), axis=-1)
    values = score(places, data.peak, state.weight)[::-1]
    tips = [f"{s:.2f}" for s in data.scores]
    marks: list[Mark] = [
        Heat(values, (0, 1), (0, 1), "third", (0, 1), densest=0.6),
        Points(data.settings[:, 0], data.settings[:, 1], "ink", 6, name=words("tried"), tips=tips),
        Points(data.settings[[best], 0], data.settings[[best], 1], "second", 11, name=words("best")),
    ]
    y = Axis(0, 1, words("other"), ticks=(0, 0.5, 1))
    return Panel(marks, _rates(words), y, words("plane"), height=330, least=280)


def _profile(state: State, data: Tried, words: Words) -> Panel:
    """What the trials say of the first setting alone: the score where the second one is at its best."""
    fine = np.stack([FINE, np.full_like(FINE, data.peak[1])], axis=1)
    own = np.stack([data.settings[:, 0], np.full(len(data.settings), data.peak[1])], axis=1)
    marks: list[Mark] = [
        Line(FINE, score(fine, data.peak, state.weight), "third", 2.5),
        Points(own[:, 0], score(own, data.peak, state.weight), "ink", 6),
    ]
    y = Axis(0, 1.05, words("score"), ticks=(0, 0.5, 1))
    return Panel(marks, _rates(words), y, words("profile"), height=150, least=260)


def _means(state: State, data: Tried, words: Words) -> Panel:
    budgets = np.array(SIDES) ** 2
    marks: list[Mark] = [Rule(x=state.side**2, colour="faint", width=6)]
    for name, colour in zip(METHODS, ("first", "second"), strict=True):
        marks.append(Line(budgets, data.means[name], colour, 2.5, name=words(name), dashed=name == "grid"))
    y = Axis(0, 1.05, words("score"), ticks=(0, 0.5, 1))
    x = Axis(2, 38, words("budget"), ticks=(4, 9, 16, 25, 36))
    return Panel(marks, x, y, words("means", peaks=PEAKS), height=170, least=260)


def describe(state: State, data: Tried, words: Words) -> str:
    place = SIDES.index(state.side)
    return words(
        "said",
        method=words(state.method),
        budget=state.side**2,
        best=f"{data.scores.max():.2f}",
        grid_mean=f"{data.means['grid'][place]:.2f}",
        random_mean=f"{data.means['random'][place]:.2f}",
    )


explorer = Explorer(
    controls={
        "method": Choice(METHODS, "grid"),
        "side": Slider(SIDES[0], SIDES[-1], 1, 3),
        "weight": Slider(0.0, 1.0, 0.25, 0.0),
        "draw": Slider(1, DRAWS, 1, 1),
        "play": Play(("draw",), per_second=2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("method",),
    own={"draw_log": "a function (low, high, n, rng) that returns n numbers"},
)
