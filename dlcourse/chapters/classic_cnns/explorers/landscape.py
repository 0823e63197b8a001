"""E9.3 A plane cut through the loss surfaces of a plain and a residual network of 34 layers."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.chapters.classic_cnns.results.slice_landscapes import RESULT
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    contour,
    fixed,
    ground,
)

KINDS = (("plain", "second"), ("residual", "first"))
_TOP = 15.0
"""Losses above this are drawn as this."""


@dataclass(frozen=True)
class Cut:
    """What the picture shows; pairs are (plain, residual).

    Attributes:
        places: of rows and columns, from -1 to 1; 0 is the trained network.
        surfaces: losses, shape (places, places) each.
        along: losses along the line through the point, from left to right or upwards.
        here: the losses at the point.
        downhill: the part of all places from which one step towards the middle lowers the loss.
    """

    places: np.ndarray
    surfaces: tuple[np.ndarray, np.ndarray]
    along: tuple[np.ndarray, np.ndarray]
    here: tuple[float, float]
    downhill: tuple[float, float]


def compute(a: float, b: float, line: str) -> Cut:
    places, *surfaces = _stored()
    column, row = (int(np.argmin(abs(places - number))) for number in (a, b))
    along = [surface[row] if line == "across" else surface[:, column] for surface in surfaces]
    here = [float(surface[row, column]) for surface in surfaces]
    return Cut(places, _pair(surfaces), _pair(along), (here[0], here[1]), _downhill())


def _pair(arrays: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return arrays[0], arrays[1]


@cache
def _stored() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    with np.load(RESULT) as stored:
        return stored["places"], stored["plain"], stored["residual"]


@cache
def _downhill() -> tuple[float, float]:
    _, plain, residual = _stored()
    return downhill(plain), downhill(residual)


def downhill(surface: np.ndarray) -> float:
    """The part of all places from which one step towards the middle lowers the loss."""
    middle = len(surface) // 2
    lower = []
    for place in np.ndindex(surface.shape):
        away = np.array(place) - middle
        if away.any():
            step = np.where(abs(away) == abs(away).max(), np.sign(away), 0)
            lower.append(surface[tuple(middle + away - step)] < surface[place])
    return float(np.mean(lower))


def draw(state: State, data: Cut, words: Words) -> Scene:
    maps = [_map(state, data, k, words) for k in (0, 1)]
    return Scene([maps, [_profile(state, data, words)], [Paragraph(_verdict(state, data, words), "ink")]])


def _map(state: State, data: Cut, which: int, words: Words) -> Panel:
    name, _ = KINDS[which]
    surface = np.minimum(data.surfaces[which], _TOP)
    handle = Handle(x="a", y="b", jump=True)
    rule = Rule(y=state.b, colour="muted") if state.line == "across" else Rule(x=state.a, colour="muted")
    marks: list[Mark] = [
        Heat(surface, (-1, 1), (-1, 1), "third", (0, _TOP), smooth=True),
        *(
            contour(data.places, data.places, surface, level, width=1, colour="muted")
            for level in (1.5, 2, 3, 4, 6, 9, 12)
        ),
        ground(-1, -1, 2, 2, acts=handle),
        rule,
        Points([0], [0], "ink", 7, "cross", tips=words("middle")),
        Points(
            [state.a], [state.b], "second" if which == 0 else "first", 13, acts=handle, tips=words("drag")
        ),
    ]
    title = words("map", kind=words(name), loss=fixed(data.here[which], 2))
    x, y = Axis(-1, 1, words("a"), ticks=(-1, 0, 1)), Axis(-1, 1, words("b"), ticks=(-1, 0, 1))
    return Panel(marks, x, y, title, height=300, square=True, least=260)


def _profile(state: State, data: Cut, words: Words) -> Panel:
    at = state.a if state.line == "across" else state.b
    marks: list[Mark] = [Rule(x=at, colour="muted", dashed=True)]
    for (name, colour), losses in zip(KINDS, data.along, strict=True):
        tips = [words("tip", loss=fixed(loss, 2)) for loss in losses]
        marks.append(Line(data.places, np.minimum(losses, _TOP), colour, width=2, name=words(name)))
        marks.append(Points(data.places, np.minimum(losses, _TOP), colour, 5, tips=tips))
    label = words("a" if state.line == "across" else "b")
    x, y = Axis(-1, 1, label, ticks=(-1, -0.5, 0, 0.5, 1)), Axis(0, _TOP, words("loss"), ticks=(0, 5, 10, 15))
    return Panel(marks, x, y, words("profile"), height=170, least=260)


def _verdict(state: State, data: Cut, words: Words) -> str:
    plain, residual = (f"{each:.0%}" for each in data.downhill)
    return words("verdict", plain=plain, residual=residual)


def describe(state: State, data: Cut, words: Words) -> str:
    return words(
        "said",
        a=fixed(state.a),
        b=fixed(state.b),
        plain=fixed(data.here[0], 2),
        residual=fixed(data.here[1], 2),
    )


explorer = Explorer(
    controls={
        "a": Slider(-1.0, 1.0, 0.125, 0.0),
        "b": Slider(-1.0, 1.0, 0.125, 0.0),
        "play": Play(("a",), per_second=4),
        "line": Choice(("across", "upwards"), "across"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("a", "b"),
)
