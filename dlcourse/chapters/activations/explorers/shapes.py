"""E4.1 An activation, its derivative, and which part of the units sits where the derivative is flat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np

from dlcourse.chapters.activations.explorers import _functions
from dlcourse.exploring import Choice, Explorer, Slider, State, Words
from dlcourse.exploring.scene import (
    Along,
    Area,
    Axis,
    Bars,
    Handle,
    Line,
    Mark,
    Panel,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
    number,
)

FLAT = 0.05
"""A unit counts as flat where the slope is below this part of the activation's largest slope."""

UNITS = 2000
_NORMAL = np.array([NormalDist().inv_cdf((i + 0.5) / UNITS) for i in range(UNITS)])
_GRID = np.linspace(-8, 8, 641)
_EDGES = np.linspace(-8, 8, 81)
_LEFT = 40.0
_BOUNDED = {"sigmoid": (-0.2, 1.2), "tanh": (-1.2, 1.2)}
_REACH = (-1.4, 3.2)


@dataclass(frozen=True)
class Shapes:
    """What the picture shows.

    Attributes:
        values: f on the grid.
        slopes: f' on the grid.
        flat_grid: where on the grid the slope counts as flat.
        units: how many units have their pre-activation in each bin.
        flat_units: how many of them are flat.
        dead_units: how many of them have a slope of exactly zero.
        flat_share: share of flat units among all units.
        zero_share: share of units whose slope is exactly zero.
        at: value and slope at the place looked at.
        yours: a student's own function on the grid.
    """

    values: np.ndarray
    slopes: np.ndarray
    flat_grid: np.ndarray
    units: np.ndarray
    flat_units: np.ndarray
    dead_units: np.ndarray
    flat_share: float
    zero_share: float
    at: tuple[float, float]
    yours: np.ndarray | None = None


def compute(
    activation: str, mean: float, spread: float, z: float = 0.0, f: Callable[..., Any] | None = None
) -> Shapes:
    units = mean + spread * _NORMAL
    values, slopes = _functions.forward(activation, _GRID)[0], _functions.slope(activation, _GRID)
    threshold = FLAT * np.abs(slopes).max()
    unit_slopes = np.abs(_functions.slope(activation, units))
    flat, dead = unit_slopes < threshold, unit_slopes == 0
    here = np.array([z])
    return Shapes(
        values=values,
        slopes=slopes,
        flat_grid=np.abs(slopes) < threshold,
        units=np.histogram(units, _EDGES)[0],
        flat_units=np.histogram(units[flat], _EDGES)[0],
        dead_units=np.histogram(units[dead], _EDGES)[0],
        flat_share=float(flat.mean()),
        zero_share=float(dead.mean()),
        at=(float(_functions.forward(activation, here)[0][0]), float(_functions.slope(activation, here)[0])),
        yours=None if f is None else np.asarray(f(_GRID.copy()), float),
    )


def draw(state: State, data: Shapes, words: Words) -> Scene:
    return Scene([[_curves(state, data, words)], [_units(state, data, words)]])


def _curves(state: State, data: Shapes, words: Words) -> Panel:
    """The function, its slope, and the tangent at the place looked at, which can be dragged."""
    low, high = _BOUNDED.get(state.activation, _REACH)
    value, slope = data.at
    tangent = np.array([state.z - 1.5, state.z + 1.5])
    tip = words("at", z=fixed(state.z, 1), value=fixed(value, 3), slope=number(slope))
    room = high - low
    marks: list[Mark] = [
        *_flat_areas(data, low, high, words),
        Rule(x=0, colour="faint"),
        Rule(y=0, colour="faint"),
        ground(-8, low, 16, room, acts=Handle(x="z", jump=True)),
        Line(_GRID, data.values, "first", 3, name=words("f")),
        Line(_GRID, data.slopes, "second", dashed=True, name=words("slope")),
    ]
    if data.yours is not None:
        marks.append(Line(_GRID, data.yours, "third", 2, name=words("yours")))
    marks += [
        Line(tangent, value + slope * (tangent - state.z), "ink", name=words("tangent")),
        Points([state.z] * 2, [value, slope], ["first", "second"], 11, tips=tip, acts=Handle(x="z")),
    ]
    return Panel(marks, Axis(-8, 8), Axis(low, high), tip, height=230, left=_LEFT)


def _flat_areas(data: Shapes, low: float, high: float, words: Words) -> Iterator[Mark]:
    """Grey where the slope is small, denser where it is exactly zero."""
    dead = data.slopes == 0
    for where, opacity, name in ((data.flat_grid & ~dead, 0.15, "flat"), (dead, 0.4, "dead")):
        turns = np.flatnonzero(np.diff(np.concatenate([[0], where, [0]])))
        for first, last in turns.reshape(-1, 2):
            ends = _GRID[[first, last - 1]]
            yield Area(
                ends, [low, low], [high, high], "muted", opacity, "" if first > turns[0] else words(name)
            )


def _units(state: State, data: Shapes, words: Words) -> Panel:
    """How many units have which z; the hill and its edge can be dragged."""
    middles, tallest = (_EDGES[:-1] + _EDGES[1:]) / 2, max(1, data.units.max())
    parts = (
        ("alive", "first", data.units),
        ("flat", "muted", data.flat_units),
        ("dead", "bad", data.dead_units),
    )
    bars = [
        Bars(middles[n > 0], n[n > 0] / tallest, width=_EDGES[1] - _EDGES[0], colour=colour, name=words(name))
        for name, colour, n in parts
        if n.any() and (name != "flat" or (n > data.dead_units).any())
    ]
    side = -1 if state.mean > 0 else 1
    edge, height = state.mean + side * state.spread, 0.6
    marks: list[Mark] = [
        *bars,
        ground(-8, 0, 16, 1.1, tips=words("drag_mean"), acts=Handle(x="mean")),
        Rule(x=state.mean, colour="ink", width=2),
        Line([state.mean, edge], [height] * 2, "ink", 2),
        Points(
            [edge],
            [height],
            "ink",
            12,
            "diamond",
            tips=words("drag_spread"),
            acts=Handle(x=Along("spread", state.mean, side)),
        ),
    ]
    title = words("share", flat=f"{data.flat_share:.0%}", dead=f"{data.zero_share:.0%}")
    return Panel(marks, Axis(-8, 8, words("z")), Axis(0, 1.1, shown=False), title, height=150, left=_LEFT)


def describe(state: State, data: Shapes, words: Words) -> str:
    return words(
        "state",
        activation=state.activation,
        mean=number(state.mean),
        spread=number(state.spread),
        flat=f"{data.flat_share:.0%}",
        zero=f"{data.zero_share:.0%}",
        largest=number(np.abs(data.slopes).max(), 2),
    )


explorer = Explorer(
    controls={
        "activation": Choice(_functions.NAMES, "sigmoid"),
        "mean": Slider(-5.0, 5.0, 0.1, 0.0),
        "spread": Slider(0.2, 5.0, 0.1, 1.0),
        "z": Slider(-8.0, 8.0, 0.1, 1.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"f": "a function of an array, such as sigmoid of exercise 4.1"},
    seen=lambda state, data: state.activation == "sigmoid" and abs(state.spread - 4) < 0.05,
)
