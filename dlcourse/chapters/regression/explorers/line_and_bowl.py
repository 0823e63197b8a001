"""E3.1 A line among points, and the same line as a point in the bowl of its error."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    contour,
    fixed,
    ground,
    number,
)

_RNG = np.random.default_rng(7)
X = np.linspace(-1, 2, 12)
Y = 1.5 * X - 0.5 + 0.5 * _RNG.normal(size=X.size)
_CURVATURE = 2 * np.array([[np.mean(X**2), np.mean(X)], [np.mean(X), 1.0]])
BOUND = float(2 / np.linalg.eigvalsh(_CURVATURE)[-1])
"""Gradient descent settles for learning rates below this one: 2 / largest curvature."""

W_RANGE, B_RANGE = (-2.0, 4.0), (-3.0, 3.0)
MOST_STEPS = 40
_CORNER, _SPAN = (W_RANGE[0], B_RANGE[0]), (W_RANGE[1] - W_RANGE[0], B_RANGE[1] - B_RANGE[0])
_ENDS = np.array([-1.3, 2.3])
_LOWEST, _HIGHEST = 0.05, 1e4
"""Errors at the two ends of their picture."""

Gradient = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[Any, Any, Any]]


@dataclass(frozen=True)
class Descent:
    """The path of (slope, offset), and the error at every point of it."""

    path: np.ndarray
    errors: np.ndarray
    gradients: np.ndarray


def mse(w: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Mean squared error of lines, for arrays of slopes and offsets."""
    return np.mean((np.multiply.outer(w, X) + np.asarray(b)[..., None] - Y) ** 2, axis=-1)


def _gradient(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> tuple[Any, Any, Any]:
    error = x @ w + b - y
    return (error**2).mean(), 2 * x.T @ error / len(x), 2 * error.mean()


def compute(
    slope: float, offset: float, rate: float, steps: int, gradient: Gradient | None = None
) -> Descent:
    path, gradients = [np.array([slope, offset])], []
    for _ in range(steps + 1):
        w, b = path[-1]
        _, gw, gb = (gradient or _gradient)(X[:, None].copy(), Y.copy(), np.array([w]), float(b))
        gradients.append((float(np.ravel(gw)[0]), float(gb)))
        path.append(np.clip(path[-1] - rate * np.array(gradients[-1]), -1e6, 1e6))
    points = np.array(path[:-1])
    return Descent(points, mse(points[:, 0], points[:, 1]), np.array(gradients))


@cache
def _bowl() -> tuple[Mark, ...]:
    w, b = np.linspace(*W_RANGE, 60), np.linspace(*B_RANGE, 60)
    bowl = mse(*np.meshgrid(w, b))
    levels = np.geomspace(bowl.min() * 1.1, bowl.max(), 12)
    return tuple(contour(w, b, bowl, level, colour="third", width=1, opacity=0.6) for level in levels)


def draw(state: State, data: Descent, words: Words) -> Scene:
    above = state.rate > BOUND
    bound = words("above" if above else "below", rate=fixed(state.rate), bound=fixed(BOUND))
    said = [Paragraph(bound, "bad" if above else "good", bold=True), Paragraph(_next(state, data, words))]
    return Scene(
        [[_line(state, data, words), _plane(state, data, words)], [_errors(state, data, words), said]]
    )


def _line(state: State, data: Descent, words: Words) -> Panel:
    w, b = data.path[-1]
    turned = Handle(y=Along("slope", state.offset))
    marks: list[Mark] = [*_residuals(w, b), Points(X, Y, "first", 8, name=words("points"))]
    if state.steps:
        before = state.slope * _ENDS + state.offset
        marks.append(Line(_ENDS, before, "muted", 1.5, dashed=True, name=words("start")))
    marks += [
        Line(_ENDS, w * _ENDS + b, "ink", name=words("line")),
        Points(0, state.offset, "second", 12, tips=words("drag_offset"), acts=Handle(y="offset")),
        Points(1, state.slope + state.offset, "second", 12, "diamond", tips=words("drag_slope"), acts=turned),
    ]
    title = words("error", start=number(data.errors[0]), end=number(data.errors[-1]))
    return Panel(marks, Axis(-1.3, 2.3, "x"), Axis(-4, 5, "y"), title, height=280, least=280)


def _residuals(w: float, b: float) -> Iterator[Mark]:
    for x, y in zip(X, Y, strict=True):
        said = w * x + b
        tip = f"({number(said)} − {number(y)})² = {number((said - y) ** 2)}"
        yield Line([x, x], [y, said], "second", 2.5, tips=tip)


def _plane(state: State, data: Descent, words: Words) -> Panel:
    w, b = data.path.T
    tips = [
        words("at", step=n, w=number(w), b=number(b), error=number(error))
        for n, ((w, b), error) in enumerate(zip(data.path, data.errors, strict=True))
    ]
    start = Handle("slope", "offset")
    best = np.polyfit(X, Y, 1)
    marks: list[Mark] = [
        *_bowl(),
        ground(*_CORNER, *_SPAN, acts=Handle("slope", "offset", jump=True)),
        Points(best[0], best[1], "third", 10, "cross", name=words("lowest")),
        Line(w, b, "second", 1.5),
        Points(w, b, "second", 6, tips=tips, acts=[Pick(steps=n) for n in range(len(w))]),
        Points(w[-1:], b[-1:], "ink", 10, name=words("now"), tips=tips[-1:]),
        Points(w[:1], b[:1], "second", 12, "square", name=words("drag"), tips=tips[:1], acts=start),
    ]
    x, y = Axis(*W_RANGE, words("slope")), Axis(*B_RANGE, words("offset"))
    return Panel(marks, x, y, words("bowl"), height=280, least=280)


def _errors(state: State, data: Descent, words: Words) -> Panel:
    whole = compute(state.slope, state.offset, state.rate, MOST_STEPS).errors
    best = float(mse(*np.polyfit(X, Y, 1)))
    steps = np.arange(MOST_STEPS + 1)
    marks: list[Mark] = [
        ground(0, _LOWEST, MOST_STEPS, _HIGHEST - _LOWEST, acts=Handle("steps", jump=True)),
        Rule(y=best, colour="third", dashed=True, tips=words("best", error=number(best))),
        Line(steps, whole, "muted", 1.5, dashed=True),
        Line(steps[: len(data.errors)], data.errors, "second", 2.5),
        Points(state.steps, data.errors[-1], "ink", 10),
    ]
    y = Axis(_LOWEST, _HIGHEST, log=True, grid=True)
    return Panel(marks, Axis(0, MOST_STEPS, words("step")), y, words("errors"), height=110, least=280)


def _next(state: State, data: Descent, words: Words) -> str:
    (w, b), (gw, gb) = data.path[-1], data.gradients[-1]
    rate = number(state.rate)
    new = number(w - state.rate * gw), number(b - state.rate * gb)
    return words(
        "next",
        w=f"w = {number(w)} − {rate} · {_signed(gw)} = {new[0]}",
        b=f"b = {number(b)} − {rate} · {_signed(gb)} = {new[1]}",
    )


def _signed(value: float) -> str:
    return number(value) if value >= 0 else f"({number(value)})"


def describe(state: State, data: Descent, words: Words) -> str:
    return words(
        "diverges" if state.rate > BOUND else "settles",
        slope=fixed(state.slope),
        offset=fixed(state.offset),
        start=number(data.errors[0]),
        end=number(data.errors[-1]),
        steps=state.steps,
        bound=fixed(BOUND),
    )


explorer = Explorer(
    controls={
        "play": Play(("steps",), per_second=3),
        "steps": Slider(0, MOST_STEPS, 1, 3),
        "rate": Slider(0.02, 0.8, 0.02, 0.1),
        "slope": Slider(*W_RANGE, 0.25, -1.0),
        "offset": Slider(*B_RANGE, 0.25, 2.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"gradient": "a function (x, y, w, b) that returns the loss and its gradients for w and b"},
    seen=lambda state, data: state.rate > BOUND and state.steps >= 3,
)
