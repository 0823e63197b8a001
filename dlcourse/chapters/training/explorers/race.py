"""E7.1 Four optimizers start at the same place: valley, saddle, plateau."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.training.explorers._walks import (
    STARTS,
    STEPS,
    SURFACES,
    arrival,
    divided,
    handed_in,
    rolled,
)
from dlcourse.experiments.valley import START
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Scene,
    contour,
    ground,
    number,
)

REACH_X, REACH_Y = 2.0, 1.5
COLOURS = {"sgd": "muted", "momentum": "second", "rmsprop": "third", "adam": "first", "own": "fourth"}


@dataclass(frozen=True)
class Race:
    """Where everybody is after each step.

    Attributes:
        paths: by optimizer, shape (STEPS + 1, 2).
        losses: by optimizer, above the lowest value, shape (STEPS + 1,).
        arrived: by optimizer, the step from which on it stays near a lowest point; None: not in these steps.
    """

    paths: dict[str, np.ndarray]
    losses: dict[str, np.ndarray]
    arrived: dict[str, int | None]


def compute(
    surface: str,
    rate: float,
    momentum: float,
    nesterov: bool,
    adaptive: float,
    steps: int,
    x: float,
    y: float,
    step: Any = None,
) -> Race:
    where = SURFACES[surface]
    lr, own_lr = rate_of(rate), rate_of(adaptive)
    paths = {
        "sgd": rolled(where, (x, y), lr, 0.0, False),
        "momentum": rolled(where, (x, y), lr, momentum, nesterov),
        "rmsprop": divided(where, (x, y), own_lr, 0.0, corrected=False),
        "adam": divided(where, (x, y), own_lr, 0.9, corrected=True),
    }
    if step is not None:
        paths["own"] = handed_in(where, (x, y), own_lr, step)
    with np.errstate(over="ignore", invalid="ignore"):
        losses = {name: where.loss(*path.T) - where.lowest for name, path in paths.items()}
    return Race(paths, losses, {name: arrival(where, path) for name, path in paths.items()})


def rate_of(exponent: float) -> float:
    """The learning rate 10^exponent, with two digits."""
    return float(f"{10.0**exponent:.2g}")


def draw(state: State, data: Race, words: Words) -> Scene:
    names = {name: words(name) for name in data.paths}
    arrived = ", ".join(
        words("arrived", name=names[name], step=step)
        if step is not None
        else words("not_arrived", name=names[name])
        for name, step in data.arrived.items()
    )
    used = words("used", lr=f"{rate_of(state.rate):g}", adaptive=f"{rate_of(state.adaptive):g}")
    return Scene(
        [
            [_plane(state, data, words, names), _curves(state, data, words)],
            [Paragraph(f"{used} {words('near')} {arrived}.", "second")],
        ]
    )


def _plane(state: State, data: Race, words: Words, names: dict[str, str]) -> Panel:
    where = SURFACES[state.surface]
    across, up = np.linspace(-REACH_X, REACH_X, 81), np.linspace(-REACH_Y, REACH_Y, 61)
    heights = where.loss(*np.meshgrid(across, up))
    marks: list[Mark] = [
        *(
            contour(across, up, heights, level, colour="faint", width=1.5)
            for level in np.quantile(heights, (0.02, 0.08, 0.2, 0.35, 0.5, 0.7, 0.9))
        ),
        ground(-REACH_X, -REACH_Y, 2 * REACH_X, 2 * REACH_Y, acts=Handle("x", "y", jump=True)),
    ]
    for name, path in data.paths.items():
        shown = path[: state.steps + 1].copy()
        shown[(np.abs(shown) > [REACH_X, REACH_Y]).any(axis=1)] = np.nan
        marks.append(Line(shown[:, 0], shown[:, 1], COLOURS[name], 2, name=names[name]))
        last = path[state.steps]
        if (np.abs(last) <= [REACH_X, REACH_Y]).all():
            tip = words("at", name=names[name], x=number(last[0]), y=number(last[1]))
            marks.append(Points(last[0], last[1], COLOURS[name], 9, tips=tip))
    marks.append(Points(state.x, state.y, "ink", 11, "square", name=words("start"), acts=Handle("x", "y")))
    return Panel(
        marks,
        Axis(-REACH_X, REACH_X, "x"),
        Axis(-REACH_Y, REACH_Y, "y"),
        words("plane"),
        height=300,
        square=True,
        least=320,
    )


def _curves(state: State, data: Race, words: Words) -> Panel:
    steps = np.arange(STEPS + 1)
    marks: list[Mark] = [ground(0, 1e-8, STEPS, 1e2, acts=Handle(x="steps", jump=True))]
    for name, losses in data.losses.items():
        shown = np.clip(np.nan_to_num(losses, nan=1e3), 1e-8, 1e2)
        marks.append(Line(steps, shown, COLOURS[name], 1, opacity=0.45))
        marks.append(Line(steps[: state.steps + 1], shown[: state.steps + 1], COLOURS[name], 2.5))
    return Panel(
        marks,
        Axis(0, STEPS, words("steps")),
        Axis(1e-8, 1e2, log=True, grid=True, ticks=(1e-8, 1e-6, 1e-4, 1e-2, 1, 100)),
        words("loss"),
        height=300,
        least=280,
    )


def follow(before: State, state: State, moved: str) -> dict[str, Any]:
    return dict(zip("xy", STARTS[state.surface], strict=True)) if moved == "surface" else {}


def describe(state: State, data: Race, words: Words) -> str:
    said = {
        name: words("never") if step is None else words("after", step=step)
        for name, step in data.arrived.items()
        if name != "own"
    }
    return words("said", surface=words(state.surface), **said)


explorer = Explorer(
    controls={
        "play": Play(("steps",), per_second=12),
        "surface": Choice(tuple(SURFACES), "valley"),
        "steps": Slider(0, STEPS, 1, 20),
        "rate": Slider(-3.0, 0.0, 0.02, -1.4),
        "momentum": Slider(0.0, 0.98, 0.02, 0.9),
        "nesterov": Toggle(False),
        "adaptive": Slider(-3.0, 0.0, 0.1, -1.0),
        "x": Slider(-REACH_X, REACH_X, 0.05, START[0]),
        "y": Slider(-REACH_Y, REACH_Y, 0.01, START[1]),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    follow=follow,
    disabled=lambda state: {} if state.momentum else {"nesterov": "no_momentum"},
    own={"step": "a function (param, grad, state, lr) that returns the new param and the new state"},
    seen=lambda state, data: state.surface == "saddle" and state.steps >= 40,
)
