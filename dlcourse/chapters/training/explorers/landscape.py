"""E7.4 A slice through the loss of a trained network, along two random directions (``results/slices.py``)."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.chapters.training.results.slices import NETWORKS, REACH, RESULT, SIDE
from dlcourse.exploring import Choice, Explorer, Slider, State, Words
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

TICKS = np.linspace(-REACH, REACH, SIDE)
LEVELS = (0.1, 0.3, 1.0, 2.3, 5.0)
TOP = 8.0
CUT = np.linspace(-1.4 * REACH, 1.4 * REACH, 113)


@dataclass(frozen=True)
class Slice:
    """A slice, a place in it, and a cut through its middle and that place.

    Attributes:
        losses: of one network, shape (SIDE, SIDE).
        loss, accuracy: at the place.
        cuts: losses along the cut, by network, shape (len(CUT),); NaN outside of the slice.
        distance: of the place from the middle, along the cut.
        wide: length of the cut, through the middle, on which the loss stays below ln 10.
    """

    losses: np.ndarray
    loss: float
    accuracy: float
    cuts: dict[str, np.ndarray]
    distance: float
    wide: dict[str, float]


@cache
def _stored() -> dict[str, np.ndarray]:
    with np.load(RESULT) as found:
        return {name: np.asarray(found[name], float) for name in NETWORKS}


def compute(network: str, a: float, b: float) -> Slice:
    stored = _stored()
    angle = np.arctan2(b, a)
    cuts = {
        name: _between(grid[0], CUT * np.cos(angle), CUT * np.sin(angle)) for name, grid in stored.items()
    }
    loss, accuracy = (float(_between(each, np.array([a]), np.array([b]))[0]) for each in stored[network])
    wide = {name: _width(cut) for name, cut in cuts.items()}
    return Slice(stored[network][0], loss, accuracy, cuts, float(np.hypot(a, b)), wide)


def _between(grid: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Values between the points of a grid; NaN outside."""
    inside = (np.abs(x) <= REACH + 1e-9) & (np.abs(y) <= REACH + 1e-9)
    u, v = (np.clip((each + REACH) / (2 * REACH) * (SIDE - 1), 0, SIDE - 1) for each in (x, y))
    i, j = (np.minimum(each.astype(int), SIDE - 2) for each in (u, v))
    s, t = u - i, v - j
    below = (1 - s) * grid[j, i] + s * grid[j, i + 1]
    above = (1 - s) * grid[j + 1, i] + s * grid[j + 1, i + 1]
    return np.where(inside, (1 - t) * below + t * above, np.nan)


def _width(cut: np.ndarray) -> float:
    """Length of the part around the middle where the loss is below that of guessing."""
    middle = len(cut) // 2
    low = np.nan_to_num(cut, nan=np.inf) < np.log(10)
    if not low[middle]:
        return 0.0
    right = np.flatnonzero(~low[middle:])
    left = np.flatnonzero(~low[middle::-1])
    ends = [each[0] if len(each) else middle for each in (left, right)]
    return float(sum(ends) * (CUT[1] - CUT[0]))


def draw(state: State, data: Slice, words: Words) -> Scene:
    said = words(
        "here", loss=fixed(data.loss), accuracy=f"{data.accuracy:.0%}", wide=fixed(data.wide[state.network])
    )
    return Scene([[_plane(state, data, words), _cuts(state, data, words)], [Paragraph(said, "second")]])


def _plane(state: State, data: Slice, words: Words) -> Panel:
    heights = np.log(np.clip(data.losses, 1e-3, TOP))
    whole = (-REACH, REACH)
    marks: list[Mark] = [
        Heat(heights, whole, whole, "second", (np.log(0.01), np.log(TOP)), smooth=True, densest=0.5),
        *(contour(TICKS, TICKS, data.losses, level, colour="ink", width=1) for level in LEVELS),
        ground(-REACH, -REACH, 2 * REACH, 2 * REACH, acts=Handle("a", "b", jump=True)),
        Points(0, 0, "third", 10, "cross", name=words("trained")),
        Points(state.a, state.b, "first", 12, "square", name=words("place"), acts=Handle("a", "b")),
    ]
    x, y = (Axis(-REACH, REACH, words(name), ticks=(-1, -0.5, 0, 0.5, 1)) for name in ("one", "two_axis"))
    return Panel(
        marks, x, y, words("plane", network=words(state.network)), height=300, square=True, least=300
    )


def _cuts(state: State, data: Slice, words: Words) -> Panel:
    marks: list[Mark] = [Rule(y=float(np.log(10)), dashed=True, tips=words("guessing"))]
    for name, colour in zip(NETWORKS, ("first", "second", "third"), strict=True):
        chosen = name == state.network
        marks.append(
            Line(CUT, np.clip(data.cuts[name], 0, TOP), colour, 3 if chosen else 1.5, name=words(name))
        )
    marks.append(Points(data.distance, min(data.loss, TOP), "ink", 10, "square"))
    x = Axis(-1.4 * REACH, 1.4 * REACH, words("distance"), ticks=(-1, 0, 1))
    return Panel(marks, x, Axis(0, TOP, grid=True), words("cut"), height=300, least=280)


def describe(state: State, data: Slice, words: Words) -> str:
    wide = {name: fixed(width) for name, width in data.wide.items()}
    return words("said", network=words(state.network), loss=fixed(data.loss), **wide)


explorer = Explorer(
    controls={
        "network": Choice(tuple(NETWORKS), "two"),
        "a": Slider(-REACH, REACH, 0.05, 0.5),
        "b": Slider(-REACH, REACH, 0.05, 0.3),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("network",),
)
