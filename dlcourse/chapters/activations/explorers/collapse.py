"""E4.3 A stack of linear layers draws a straight line, however deep; one tanh in between bends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.activations.explorers._points import DATA
from dlcourse.chapters.activations.explorers._tiny_network import Layers, Training, logits, loss, start, train
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Cells,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    Text,
    contour,
    fixed,
    number,
    plain,
)

REACH, EVERY, LAST = 2.2, 5, 150
SIDE = np.linspace(-REACH, REACH, 61)
GRID = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)

Single = tuple[float, float, float]


@dataclass(frozen=True)
class Boundary:
    """A network in training, seen from the plane.

    Attributes:
        layers: its weights and biases.
        at_points: its output at the samples.
        logits: its output on ``GRID``, as a square; the boundary is where it is zero.
        accuracy: share of the samples on the right side.
        losses: after every fifth step so far.
        single_layer: the weights and the bias (w1, w2, b) of the one layer that the stack amounts to;
            None where no single layer does.
        yours: the same by a student's own function.
    """

    layers: Layers
    at_points: np.ndarray
    logits: np.ndarray
    accuracy: float
    losses: list[float]
    single_layer: Single | None
    yours: Single | None


def compute(
    depth: int, with_tanh: bool, steps: int, data: str, collapse: Callable[..., Any] | None = None
) -> Boundary:
    points, labels = DATA[data]
    layers = _trained(data, depth, with_tanh, steps).layers
    at_points = logits(points, layers, with_tanh)
    weights, biases = ([each[i].copy() for each in layers] for i in (0, 1))
    return Boundary(
        layers=layers,
        at_points=at_points,
        logits=logits(GRID, layers, with_tanh).reshape(len(SIDE), len(SIDE)),
        accuracy=float(((at_points > 0) == labels).mean()),
        losses=[_loss(data, depth, with_tanh, done) for done in range(0, steps + 1, EVERY)],
        single_layer=None if with_tanh and depth > 1 else _multiply_out(layers),
        yours=None if collapse is None else _numbers(collapse(weights, biases)),
    )


@lru_cache(1024)
def _trained(data: str, depth: int, with_tanh: bool, steps: int) -> Training:
    if steps == 0:
        return start(depth)
    points, labels = DATA[data]
    return train(_trained(data, depth, with_tanh, steps - EVERY), points, labels, with_tanh, EVERY)


@lru_cache(2048)
def _loss(data: str, depth: int, with_tanh: bool, steps: int) -> float:
    return loss(*DATA[data], _trained(data, depth, with_tanh, steps).layers, with_tanh)


def _multiply_out(layers: Layers) -> Single:
    w, b = layers[0]
    for next_w, next_b in layers[1:]:
        w, b = w @ next_w, b @ next_w + next_b
    return _numbers((w, b))


def _numbers(layer: tuple[Any, Any]) -> Single:
    w, b = (np.asarray(part, float).ravel() for part in layer)
    return float(w[0]), float(w[1]), float(b[0])


def disabled(state: State) -> Mapping[str, str]:
    return {"with_tanh": "no_between"} if state.depth == 1 else {}


def draw(state: State, data: Boundary, words: Words) -> Scene:
    right: list[Panel | Paragraph] = [
        _weights(state, data, words),
        Paragraph(_amounts_to(data, words), "first"),
        _losses(state, data, words),
    ]
    return Scene([[_plane(state, data, words), right]])


def _plane(state: State, data: Boundary, words: Words) -> Panel:
    points, labels = DATA[state.data]
    marks: list[Mark] = [
        Heat(data.logits, (-REACH, REACH), (-REACH, REACH), reach=(-3, 3), smooth=True, densest=0.5),
        contour(SIDE, SIDE, data.logits, width=3, name=words("boundary")),
    ]
    if data.yours is not None:
        values = (GRID @ data.yours[:2] + data.yours[2]).reshape(data.logits.shape)
        marks.append(contour(SIDE, SIDE, values, colour="third", dashed=True, name=words("yours")))
    for label, (colour, shape) in enumerate((("second", "circle"), ("first", "triangle"))):
        here = labels == label
        tips = [words("output", z=fixed(z)) for z in data.at_points[here]]
        marks.append(Points(points[here, 0], points[here, 1], colour, 8, shape, tips=tips))
    axes = Axis(-REACH, REACH, "x₁"), Axis(-REACH, REACH, "x₂")
    title = words("sorted", steps=state.steps, accuracy=f"{data.accuracy:.0%}")
    return Panel(marks, *axes, title, square=True, height=340, width=1.1, least=300)


def _weights(state: State, data: Boundary, words: Words) -> Panel:
    """The matrices side by side, in the order in which the points are multiplied by them."""
    between = "tanh" if state.with_tanh else "@"
    largest = max(float(np.abs(w).max()) for w, _ in data.layers)
    marks: list[Mark] = []
    column, middle = 0, 4
    for i, (w, _) in enumerate(data.layers):
        rows, columns = w.shape
        if i:
            marks.append(Text(column - 2, middle, between, size=10.5))
        tips = [[f"W{i + 1}[{y}, {x}] = {fixed(v)}" for x, v in enumerate(row)] for y, row in enumerate(w)]
        marks.append(Cells(w, row=middle - rows // 2, column=column, reach=(-largest, largest), tips=tips))
        column += columns + 4
    return plain(marks, (0, column - 4), (8, 0), title=words("weights"), square=True, height=130, least=300)


def _amounts_to(data: Boundary, words: Words) -> str:
    if data.single_layer is None:
        return words("none")
    w1, w2, b = data.single_layer
    terms = "".join(f" {'−' if v < 0 else '+'} {fixed(abs(v))}{x}" for v, x in ((w2, " x₂"), (b, "")))
    return words("single", formula=f"z = {fixed(w1)} x₁{terms}")


def _losses(state: State, data: Boundary, words: Words) -> Panel:
    """The loss so far; the present step can be dragged."""
    done = np.arange(0, state.steps + 1, EVERY)
    now = Points(
        [state.steps], data.losses[-1:], "fourth", 11, tips=number(data.losses[-1]), acts=Handle(x="steps")
    )
    marks: list[Mark] = [
        Rule(x=state.steps, colour="muted", acts=Handle(x="steps")),
        Line(done, np.minimum(data.losses, 1.2), "fourth"),
        now,
    ]
    return Panel(marks, Axis(0, LAST, words("step")), Axis(0, 1.2), words("loss"), height=110, least=300)


def describe(state: State, data: Boundary, words: Words) -> str:
    shape = "bent" if data.single_layer is None else "straight"
    return words(shape, depth=state.depth, steps=state.steps, accuracy=f"{data.accuracy:.0%}")


explorer = Explorer(
    controls={
        "steps": Slider(0, LAST, EVERY, 0),
        "play": Play(("steps",), per_second=8),
        "depth": Slider(1, 5, 1, 3),
        "with_tanh": Toggle(),
        "data": Choice(tuple(DATA), "moons"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"collapse": "a function (weights, biases) that returns (w, b), as in exercise 4.5"},
    disabled=disabled,
    seen=lambda state, data: state.steps >= 100 and state.depth == 3 and not state.with_tanh,
)
