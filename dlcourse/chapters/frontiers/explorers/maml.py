"""E17.2 A start in the plane, and what one step makes of it for each of five sine waves."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.frontiers.explorers._waves import (
    SUPPORT,
    TASKS,
    UPDATES,
    Gradient,
    features,
    gradient,
    sets,
    slope,
    trained,
    waves,
)
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Arrows, Axis, Handle, Line, Panel, Pick, Points, Scene, fixed, ground

REACH, WAYS = 3.0, ("full", "first", "none")


@dataclass(frozen=True)
class Start:
    """What the picture shows.

    Attributes:
        path: the start (updates + 1, 2) as it was trained.
        pushed: where its next update brings it (2,).
        solutions: weights (5, 2) of the waves themselves.
        adapted: weights (5, 2) after one step for each wave.
        before, after: mean loss on the query sets, before and after the step.
        x, y: the chosen wave's support set.
    """

    path: np.ndarray
    pushed: np.ndarray
    solutions: np.ndarray
    adapted: np.ndarray
    before: float
    after: float
    x: np.ndarray
    y: np.ndarray


def compute(
    x: float,
    y: float,
    points: int,
    alpha: float,
    way: str,
    updates: int,
    task: int,
    maml_gradient: Gradient | None = None,
) -> Start:
    *path, pushed = trained((x, y), points, alpha, way, maml_gradient or gradient)[: updates + 2]
    xs, ys, xq, yq = sets(points)
    adapted = path[-1] - alpha * slope(path[-1], xs, ys)
    weights = np.broadcast_to(path[-1], (TASKS, 2)), adapted
    before, after = (float(np.mean((np.einsum("tnd,td->tn", xq, w) - yq) ** 2)) for w in weights)
    return Start(
        np.array(path),
        pushed,
        waves()[0],
        adapted,
        before,
        after,
        waves()[1][task - 1, :points],
        ys[task - 1],
    )


def draw(state: State, data: Start, words: Words) -> Scene:
    return Scene([[_plane(state, data, words), _wave(state, data, words)]])


def _plane(state: State, data: Start, words: Words) -> Panel:
    now, (a, b) = data.path[-1], data.solutions.T
    chosen = np.arange(TASKS) == state.task - 1
    colours = ["second" if one else "first" for one in chosen]
    moved, pushed = data.adapted - now, data.pushed - now
    path, here = data.path.clip(-REACH, REACH), np.tile(now, (TASKS, 1))
    marks: list[Any] = [
        ground(-REACH, -REACH, 2 * REACH, 2 * REACH, acts=Handle(x="x", y="y", jump=True)),
        Line(path[:, 0], path[:, 1], "muted", 2, name=words("path")),
        Arrows(here[:, 0], here[:, 1], moved[:, 0], moved[:, 1], colours, 2, name=words("step")),
        Arrows(now[:1], now[1:], pushed[:1], pushed[1:], "third", 4, name=words("push")),
        Points(
            a,
            b,
            colours,
            10,
            name=words("tasks"),
            tips=[words("wave", task=n + 1) for n in range(TASKS)],
            acts=[Pick(task=n + 1) for n in range(TASKS)],
        ),
        Points([now[0]], [now[1]], "third", 13, "diamond", name=words("start")),
        Points(
            [state.x],
            [state.y],
            "third",
            13,
            "diamond",
            hollow=True,
            acts=Handle(x="x", y="y"),
            tips=words("drag", x=fixed(state.x, 1), y=fixed(state.y, 1)),
        ),
    ]
    title = words("plane", loss=fixed(data.after, 2))
    return Panel(marks, Axis(-REACH, REACH, "w₁"), Axis(-REACH, REACH, "w₂"), title, height=300, square=True)


def _wave(state: State, data: Start, words: Words) -> Panel:
    grid = np.linspace(-4, 4, 81)
    table = features(grid)
    marks: list[Any] = [
        Line(
            grid,
            table @ data.solutions[state.task - 1],
            "second",
            1.5,
            dashed=True,
            name=words("wave", task=state.task),
        ),
        Line(grid, (table @ data.path[-1]).clip(-4, 4), "muted", 2, name=words("before")),
        Line(grid, (table @ data.adapted[state.task - 1]).clip(-4, 4), "first", 2.5, name=words("after")),
        Points(data.x, data.y, "ink", 9, name=words("given")),
    ]
    return Panel(marks, Axis(-4, 4, "x"), Axis(-4, 4, ticks=(-4, -2, 0, 2, 4)), height=300, least=260)


def describe(state: State, data: Start, words: Words) -> str:
    x, y = (fixed(each, 2) for each in data.path[-1])
    return words("said", x=x, y=y, before=fixed(data.before, 2), after=fixed(data.after, 2))


explorer = Explorer(
    controls={
        "updates": Slider(0, UPDATES, 1, 0),
        "play": Play(("updates",), per_second=6),
        "way": Choice(WAYS, "full"),
        "points": Slider(1, SUPPORT, 1, 2),
        "alpha": Slider(0.0, 0.6, 0.05, 0.3),
        "x": Slider(-REACH, REACH, 0.1, -2.0),
        "y": Slider(-REACH, REACH, 0.1, -1.5),
        "task": Slider(1, TASKS, 1, 2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"maml_gradient": "a function (w, xs, ys, xq, yq, alpha, first_order) that returns a gradient"},
    about=("updates",),
)
