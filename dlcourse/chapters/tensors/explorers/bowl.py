"""E2.2 Two columns of different size, and what gradient descent makes of their bowl."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
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
    ground,
    number,
)

_RNG = np.random.default_rng(22)
ROWS = 60
_NEAR = 0.1
"""Steps are counted until the distance from the best weights is this part of what it was."""
MOST_STEPS, ENOUGH = 60, 20_000
REACH = 4.0


def _columns() -> np.ndarray:
    """Two columns with mean 0 and standard deviation 1 that are not correlated."""
    raw = _RNG.normal(size=(ROWS, 2))
    unit, _ = np.linalg.qr(raw - raw.mean(axis=0))
    return unit * np.sqrt(ROWS)


BASE = _columns()


@dataclass(frozen=True)
class Descent:
    """Gradient descent in the plane of the two distances from the best weights.

    Attributes:
        curvature: half the second derivatives of the loss, shape (2, 2).
        path: distances after each step, shape (MOST_STEPS + 1, 2).
        losses: above the lowest value, after each step.
        needed: steps until a tenth of the distance is left; None: never.
        spreads: of the two columns.
    """

    curvature: np.ndarray
    path: np.ndarray
    losses: np.ndarray
    needed: int | None
    spreads: np.ndarray


def compute(
    ratio: float, scaled: bool, rate: float, steps: int, w1: float, w2: float, scaler: Any = None
) -> Descent:
    x = BASE * [ratio, 1.0]
    if scaler is not None:
        x = np.asarray(scaler().fit(x).transform(x), float)
    elif scaled:
        x = BASE
    curvature = x.T @ x / len(x)
    values, axes = np.linalg.eigh(curvature)
    shrink = 1 - 2 * (rate / values[-1]) * values  # by which a step multiplies each distance
    start = axes.T @ [w1, w2]
    along = start * shrink ** np.arange(MOST_STEPS + 1)[:, None]
    return Descent(curvature, along @ axes.T, along**2 @ values, _needed(start, shrink), x.std(axis=0))


def _needed(start: np.ndarray, shrink: np.ndarray) -> int | None:
    steps = np.arange(ENOUGH)
    with np.errstate(over="ignore"):  # beyond the limit distances grow without end
        left = start**2 @ np.abs(shrink[:, None]) ** (2 * steps)
    below = left <= _NEAR**2 * left[0]
    return int(below.argmax()) if below.any() else None


def draw(state: State, data: Descent, words: Words) -> Scene:
    needed = words("never") if data.needed is None else words("needed", steps=data.needed)
    spreads = words("spreads", first=number(data.spreads[0]), second=number(data.spreads[1]))
    return Scene(
        [
            [_plane(state, data, words), _distances(state, data, words)],
            [Paragraph(f"{spreads} {needed}", "second")],
        ]
    )


def _plane(state: State, data: Descent, words: Words) -> Panel:
    grid = np.linspace(-REACH, REACH, 81)
    points = np.stack(np.meshgrid(grid, grid), axis=-1)
    heights = np.einsum("ijk,kl,ijl->ij", points, data.curvature, points)
    levels = np.quantile(heights, [0.02, 0.08, 0.2, 0.4, 0.7])
    path = data.path[: state.steps + 1]
    tips = [
        words("at", step=n, d1=number(d[0]), d2=number(d[1]), loss=number(data.losses[n]))
        for n, d in enumerate(path)
    ]
    x, y = path.T
    inside = np.abs(path).max(axis=1) <= REACH
    shown = np.where(inside, x, np.nan), np.where(inside, y, np.nan)
    marks: list[Mark] = [
        *(contour(grid, grid, heights, level, colour="faint", width=1.5) for level in levels),
        ground(-REACH, -REACH, 2 * REACH, 2 * REACH, acts=Handle("w1", "w2", jump=True)),
        Points(0, 0, "third", 10, "cross", name=words("best")),
        Line(*shown, "second", 1.5),
        Points(x[inside], y[inside], "second", 5, tips=[t for t, i in zip(tips, inside, strict=True) if i]),
        Points(
            x[:1], y[:1], "second", 12, "square", name=words("drag"), tips=tips[:1], acts=Handle("w1", "w2")
        ),
    ]
    return Panel(
        marks,
        Axis(-REACH, REACH, words("d1")),
        Axis(-REACH, REACH, words("d2")),
        words("plane"),
        height=300,
        square=True,
        least=280,
    )


def _distances(state: State, data: Descent, words: Words) -> Panel:
    steps = np.arange(MOST_STEPS + 1)
    distances = np.linalg.norm(data.path, axis=1)
    share = np.clip(distances / (distances[0] or 1), 1e-4, 1e3)
    marks: list[Mark] = [
        Rule(y=_NEAR, colour="third", dashed=True, tips=words("tenth")),
        Line(steps, share, "muted", 1.5, dashed=True),
        Line(steps[: state.steps + 1], share[: state.steps + 1], "second", 2.5),
        Points(
            steps,
            share,
            "muted",
            5,
            tips=[f"{s:.3g}" for s in share],
            acts=[Pick(steps=n) for n in range(len(steps))],
        ),
        Points(state.steps, share[state.steps], "ink", 10),
    ]
    y = Axis(1e-4, 1e3, log=True, grid=True)
    return Panel(marks, Axis(0, MOST_STEPS, words("step")), y, words("distances"), height=300, least=280)


def describe(state: State, data: Descent, words: Words) -> str:
    spreads = {"first": number(data.spreads[0]), "second": number(data.spreads[1])}
    if data.needed is None:
        return words("stuck", **spreads, rate=number(state.rate))
    return words("done", **spreads, rate=number(state.rate), steps=data.needed)


explorer = Explorer(
    controls={
        "play": Play(("steps",), per_second=6),
        "steps": Slider(0, MOST_STEPS, 1, 10),
        "ratio": Slider(1, 30, 1, 10),
        "scaled": Toggle(False),
        "rate": Slider(0.1, 1.1, 0.1, 0.6),
        "w1": Slider(-REACH, REACH, 0.25, 3.0),
        "w2": Slider(-REACH, REACH, 0.25, 3.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    disabled=lambda state: {"ratio": "scaled"} if state.scaled else {},
    own={"scaler": "a class with fit(x), which returns the object, and transform(x)"},
    about=("scaled",),
)
