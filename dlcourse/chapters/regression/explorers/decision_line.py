"""E3.3 A line that turns points into probabilities, and a threshold that turns those into decisions."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Along,
    Arrows,
    Axis,
    Boxes,
    Cells,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    fixed,
    plain,
)
from dlcourse.numpy import activations, losses

_RNG = np.random.default_rng(5)
POINTS = np.vstack([_RNG.normal((-1.0, -0.6), 0.8, (40, 2)), _RNG.normal((1.0, 0.8), 0.8, (40, 2))])
LABELS = np.repeat([0.0, 1.0], 40)
_COLOURS = ("second", "first")
_EDGE = 3.2
_GRID = np.linspace(-_EDGE, _EDGE, 60)
_TURNS = np.arange(-170, 181, 10)
_RING = 2.95 * np.array([np.cos(np.radians(_TURNS)), np.sin(np.radians(_TURNS))])
"""Where a click turns w to."""


@dataclass(frozen=True)
class Decision:
    """Probabilities on a grid and at the points, and what the threshold makes of them."""

    w: np.ndarray
    b: float
    grid: np.ndarray
    p: np.ndarray
    chosen: np.ndarray
    loss: float

    @property
    def missed(self) -> int:
        """Points of class 1 that are not found."""
        return int((~self.chosen & (LABELS == 1)).sum())

    @property
    def false_alarms(self) -> int:
        """Points of class 0 that are taken for class 1."""
        return int((self.chosen & (LABELS == 0)).sum())


def compute(angle: float, offset: float, steepness: float, threshold: float) -> Decision:
    direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    w, b = steepness * direction, -steepness * offset
    z = POINTS @ w + b
    p = activations.sigmoid(z)[0]
    grid = activations.sigmoid(np.add.outer(_GRID * w[1], _GRID * w[0]) + b)[0]
    return Decision(w, b, grid, p, p > threshold, float(losses.bce_with_logits(z, LABELS)[0]))


def draw(state: State, data: Decision, words: Words) -> Scene:
    score = f"{fixed(data.w[0])} · x1 + {fixed(data.w[1])} · x2 + {fixed(data.b)}".replace("+ −", "− ")
    right: list[Panel | Paragraph] = [
        _strip(state, data, words),
        _counts(data, words),
        Paragraph(words("formula", z=score)),
        Paragraph(words("loss", loss=fixed(data.loss, 3)), "muted"),
    ]
    return Scene([[_plane(state, data, words), right]])


def _plane(state: State, data: Decision, words: Words) -> Panel:
    wrong = POINTS[data.chosen != LABELS]
    t = state.threshold
    marks: list[Mark] = [
        Heat(data.grid - 0.5, (-_EDGE, _EDGE), (-_EDGE, _EDGE), reach=(-0.5, 0.5), smooth=True, densest=0.5),
        Points(_RING[0], _RING[1], "muted", 7, hollow=True, acts=[Pick(angle=int(a)) for a in _TURNS]),
        *_classes(data, words),
        Points(wrong[:, 0], wrong[:, 1], "ink", 9, "cross", name=words("wrong") if len(wrong) else ""),
        _line(data.w, data.b - np.log(t / (1 - t)), "fourth", dashed=True, name=words("cut", t=fixed(t))),
        _line(data.w, data.b, "ink", name="p = 0.5"),
        *_arrow(state, data, words),
    ]
    x, y = (Axis(-_EDGE, _EDGE, name, ticks=(-2, 0, 2)) for name in ("x1", "x2"))
    return Panel(marks, x, y, words("plane"), square=True, height=370, width=1.1, least=300)


def _classes(data: Decision, words: Words) -> Iterator[Mark]:
    for label, colour in enumerate(_COLOURS):
        mine = np.flatnonzero(label == LABELS).tolist()
        x, y = POINTS[mine].T
        tips = [_probability(data, n, words) for n in mine]
        yield Points(x, y, colour, 8, name=words("class", label=label), tips=tips)


def _probability(data: Decision, n: int, words: Words) -> str:
    """The arithmetic of one point."""
    (x1, x2), (w1, w2) = POINTS[n], data.w
    z = w1 * x1 + w2 * x2 + data.b
    share = data.p[n] if LABELS[n] else 1 - data.p[n]
    loss = -np.log(max(share, 1e-300))
    return words("point", z=fixed(z), p=fixed(data.p[n], 3), share=fixed(share, 3), loss=fixed(loss))


def _line(w: np.ndarray, b: float, colour: str, dashed: bool = False, name: str = "") -> Line:
    """The line w·x + b = 0, far beyond the picture."""
    foot, along = -b * w / (w @ w), 20 * np.array([-w[1], w[0]]) / np.linalg.norm(w)
    x, y = np.array([foot - along, foot + along]).T
    return Line(x, y, colour, 2.5, dashed=dashed, name=name)


def _arrow(state: State, data: Decision, words: Words) -> Iterator[Mark]:
    """The vector w on the line; its foot can be dragged across the plane."""
    direction = data.w / state.steepness
    foot = state.offset * direction
    x, y = direction * (0.25 + 0.09 * state.steepness)
    yield Arrows(foot[0], foot[1], x, y, width=2.5, head=10, name=words("w"))
    axis = int(abs(direction[1]) > abs(direction[0]))
    along = Along("offset", step=float(direction[axis]))
    handle = Handle(y=along) if axis else Handle(x=along)
    yield Points(foot[0], foot[1], "ink", 13, "square", tips=words("drag"), acts=handle)


def _strip(state: State, data: Decision, words: Words) -> Panel:
    """All points by their probability; the threshold can be dragged."""
    heights = LABELS + 0.3 * np.sin(7.0 * np.arange(len(LABELS)))
    tips = [_probability(data, n, words) for n in range(len(LABELS))]
    handle = Handle(x="threshold")
    t = state.threshold
    marks: list[Mark] = [
        Boxes(t, -0.6, 1 - t, 2.2, fill="first", opacity=0.12),
        Boxes(0, -0.6, t, 2.2, fill="second", opacity=0.12),
        Points(data.p, heights, [_COLOURS[int(label)] for label in LABELS], 7, tips=tips),
        Rule(x=t, colour="fourth", width=2.5, dashed=True),
        Boxes(t - 0.025, -0.6, 0.05, 2.2, fill="fourth", opacity=0.15, tips=words("threshold"), acts=handle),
    ]
    y = Axis(-0.6, 1.6, ticks=(0, 1), labels=[words("class", label=label) for label in (0, 1)], line=False)
    return Panel(marks, Axis(0, 1, words("p")), y, words("strip"), height=110, least=280)


def _counts(data: Decision, words: Words) -> Panel:
    """What is right and what is wrong, for both classes."""
    found, alarms = 40 - data.missed, data.false_alarms
    texts = [
        [words("rejected", n=40 - alarms), words("alarms", n=alarms)],
        [words("missed", n=data.missed), words("found", n=found)],
    ]
    cells = Cells([[alarms - 40, alarms], [-data.missed, found]], texts, reach=(-60, 60))
    title = words("counts", right=len(LABELS) - data.missed - alarms)
    return plain([cells], (0, 2), (2, 0), title=title, height=84, least=280)


def describe(state: State, data: Decision, words: Words) -> str:
    return words(
        "line",
        threshold=fixed(state.threshold),
        right=len(LABELS) - data.missed - data.false_alarms,
        all=len(LABELS),
        missed=data.missed,
        false=data.false_alarms,
        loss=fixed(data.loss, 3),
    )


explorer = Explorer(
    controls={
        "angle": Slider(-180, 180, 10, 100),
        "play": Play(("angle",), per_second=6),
        "offset": Slider(-2.0, 2.0, 0.1, 0.0),
        "steepness": Slider(0.5, 8.0, 0.5, 2.0),
        "threshold": Slider(0.05, 0.95, 0.05, 0.3),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("steepness",),
)
