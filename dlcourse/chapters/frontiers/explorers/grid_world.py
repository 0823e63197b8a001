"""E17.1 A maze: values that spread sweep by sweep, or a walker that learns them by steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.frontiers.explorers._walking import (
    MAP,
    MOMENTS,
    STEPS,
    Look,
    learned,
    look_ahead,
    reaches,
    swept,
    world_of,
)
from dlcourse.experiments.grid_worlds import World
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Cells,
    Frame,
    Line,
    Panel,
    Paragraph,
    Pick,
    Scene,
    fixed,
)

ROWS, COLUMNS = len(MAP), len(MAP[0])
ACTIONS, ARROWS = ("up", "right", "down", "left"), "↑→↓←"
SWEEPS, LEARNING = "sweeps", "learning"


@dataclass(frozen=True)
class Found:
    """What the picture shows.

    Attributes:
        world: the maze.
        before: values of the states (S,) that the action values look at.
        q: action values (S, 4).
        walked: the last steps of the walker, pairs of states (30, 2); empty where the map is swept.
        reached: whether the best actions lead from the start to the goal on a dry floor.
    """

    world: World
    before: np.ndarray
    q: np.ndarray
    walked: np.ndarray
    reached: bool


def compute(
    method: str,
    moment: int,
    gamma: float,
    slip: float,
    alpha: float,
    epsilon: float,
    row: int,
    column: int,
    action_values: Look | None = None,
) -> Found:
    world, walked = world_of(slip), np.zeros((0, 2), int)
    if method == SWEEPS:
        before, q = swept(slip, gamma, moment, action_values or look_ahead)
    else:
        tables, steps = learned(slip, gamma, alpha, epsilon)
        q, now = tables[moment], moment * STEPS
        before, walked = q.max(axis=1), steps[max(now - 30, 0) : now]
    return Found(world, before, q, walked, reaches(q))


def draw(state: State, data: Found, words: Words) -> Scene:
    below = Paragraph(_arithmetic(state, data, words), "second")
    return Scene([[_maze(state, data, words), _actions(state, data, words)], [below]])


def _maze(state: State, data: Found, words: Words) -> Panel:
    signs, best = "".join(MAP), data.q.max(axis=1)
    colours, texts, tips = np.full((ROWS, COLUMNS), np.nan), [], []
    for place, sign in enumerate(signs):
        row, column = divmod(place, COLUMNS)
        if sign != "#":
            colours[row, column] = data.world.entered[place] if sign in "GP" else best[place]
        arrow = "" if not data.q[place].any() else ARROWS[int(data.q[place].argmax())]
        texts.append(
            sign if sign in "#GP" else f"{fixed(best[place], 2)}\n{arrow}{'  S' if sign == 'S' else ''}"
        )
        tips.append(words("cell", row=row, column=column, value=fixed(best[place], 3)))
    grid = [texts[n : n + COLUMNS] for n in range(0, len(texts), COLUMNS)]
    acts = [[Pick(row=row, column=column) for column in range(COLUMNS)] for row in range(ROWS)]
    cells = Cells(
        colours,
        grid,
        reach=(-1, 1),
        frames=[Frame(state.row, state.column)],
        tips=[tips[n : n + COLUMNS] for n in range(0, len(tips), COLUMNS)],
        acts=acts,
    )
    rows, columns = np.divmod([place for place, sign in enumerate(signs) if sign == "#"], COLUMNS)
    marks: list[Any] = [cells, Boxes(columns, rows, 1, 1, "muted", 0.7)]
    if len(data.walked):
        pairs = np.column_stack([data.walked, np.full(len(data.walked), np.nan)]).ravel()
        y, x = np.divmod(pairs, COLUMNS)
        marks.append(Line(x + 0.5, y + 0.85, "fourth", 3, opacity=0.5, name=words("walked")))
    method = words(state.method, moment=state.moment, steps=state.moment * STEPS)
    axes = Axis(0, COLUMNS, ticks=(), line=False), Axis(ROWS, 0, ticks=(), line=False)
    return Panel(marks, *axes, method, width=1.6, height=250, least=290)


def _actions(state: State, data: Found, words: Words) -> Panel:
    q = data.q[state.row * COLUMNS + state.column]
    tips = [words("reach", action=words(name), value=fixed(x, 3)) for name, x in zip(ACTIONS, q, strict=True)]
    bars = Bars(np.arange(4), q, colour="signed", sideways=True, tips=tips)
    y = Axis(3.6, -0.6, ticks=tuple(range(4)), labels=tuple(words(name) for name in ACTIONS), line=False)
    title = words("cell", row=state.row, column=state.column, value=fixed(q.max(), 2))
    return Panel([bars], Axis(-1, 1, ticks=(-1, -0.5, 0, 0.5, 1)), y, title, height=150, least=240)


def _arithmetic(state: State, data: Found, words: Words) -> str:
    place = state.row * COLUMNS + state.column
    sign = MAP[state.row][state.column]
    if sign in "#GP":
        return words("wall" if sign == "#" else "end")
    ahead = data.world.p[place] @ np.where(data.world.terminal, 0.0, data.before)
    shown = []
    for action, name in enumerate(ACTIONS):
        numbers = {"action": words(name), "value": fixed(data.q[place, action], 2)}
        if state.method == SWEEPS and state.moment:
            numbers |= {"reward": fixed(data.world.r[place, action], 2), "later": fixed(ahead[action], 2)}
            shown.append(words("looks", gamma=f"{state.gamma:g}", **numbers))
        else:
            shown.append(words("kept", **numbers))
    best = fixed(data.q[place].max(), 2)
    return words("sum", row=state.row, column=state.column, listed="; ".join(shown), best=best)


def disabled(state: State) -> Mapping[str, str]:
    return {"alpha": "map", "epsilon": "map"} if state.method == SWEEPS else {}


def describe(state: State, data: Found, words: Words) -> str:
    arrives = words("does" if data.reached else "fails")
    return words("said", start=fixed(data.q[data.world.start].max(), 2), arrives=arrives)


explorer = Explorer(
    controls={
        "method": Choice((SWEEPS, LEARNING), SWEEPS),
        "moment": Slider(0, MOMENTS, 1, 3),
        "play": Play(("moment",), per_second=4),
        "gamma": Slider(0.5, 0.99, 0.01, 0.95),
        "slip": Slider(0.0, 0.4, 0.1, 0.1),
        "alpha": Slider(0.05, 1.0, 0.05, 0.3),
        "epsilon": Slider(0.0, 1.0, 0.05, 0.2),
        "row": Slider(0, ROWS - 1, 1, 0),
        "column": Slider(0, COLUMNS - 1, 1, 2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"action_values": "a function (v, p, r, terminal, gamma) that returns action values"},
    disabled=disabled,
    about=("gamma",),
)
