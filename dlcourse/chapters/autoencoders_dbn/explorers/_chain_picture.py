"""The picture of the chain: both layers, the energy on the way, the weights, and what would be learned."""

from typing import Any

import numpy as np

from dlcourse.chapters.autoencoders_dbn.explorers._chain import CHAINS, LAST
from dlcourse.chapters.autoencoders_dbn.results.train_bars import HIDDEN, SIDE
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Bars,
    Cells,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Pick,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
    plain,
    table,
)


def chain_scene(state: State, data: Any, words: Words) -> Scene:
    """Both layers and the energy; below, all weights; below these, one unit's learning and eight dreams."""
    tiles = [_tile(unit, state, data) for unit in range(HIDDEN)]
    return Scene(
        [
            [_visible(state, data, words), _hidden(state, data, words), _energy(state, data, words)],
            tiles,
            [
                *(_square(values, words(name, **said)) for name, values, said in _learning(state, data)),
                _dreams(state, data, words),
            ],
        ],
        gap=14,
    )


def _visible(state: State, data: Any, words: Words) -> Panel:
    """A click turns a pixel over; the chain then begins there."""
    grid = data.v.reshape(SIDE, SIDE)
    tips = [[words("on_v", p=f"{p:.0%}") for p in row] for row in data.p_v.reshape(SIDE, SIDE).tolist()]
    acts = [
        [Pick(drawn=_flipped(grid, row, column), start="drawn", moment=0) for column in range(SIDE)]
        for row in range(SIDE)
    ]
    cells = Cells(grid, ramp="ink", reach=(0, 1), densest=0.85, tips=tips, acts=acts)
    name = "visible" if state.moment % 2 == 0 and state.moment else "visible_waits"
    return table(cells, words(name if state.moment else "visible_start"), cell=44, least=150)


def _flipped(grid: np.ndarray, row: int, column: int) -> tuple[tuple[float, ...], ...]:
    other = grid.copy()
    other[row, column] = 1 - other[row, column]
    return tuple(map(tuple, other.tolist()))


def _hidden(state: State, data: Any, words: Words) -> Panel:
    """The probabilities as bars; a dot on top of those units that are on."""
    colours = ["second" if unit == state.unit - 1 else "first" for unit in range(HIDDEN)]
    tips = [words("on_h", unit=unit + 1, p=f"{p:.0%}") for unit, p in enumerate(data.p_h)]
    acts = [Pick(unit=unit + 1) for unit in range(HIDDEN)]
    bars = Bars(range(1, HIDDEN + 1), data.p_h, colour=colours, tips=tips, acts=acts, least=4)
    marks: list[Any] = [bars]
    if state.moment % 2:
        on = np.flatnonzero(data.h)
        marks.append(Points(on + 1, np.full(len(on), 1.1), "ink", 8, name=words("on")))
    x = Axis(0.4, HIDDEN + 0.6, words("unit"), ticks=(1, 4, 8, 12))
    title = words("hidden_drawn" if state.moment % 2 else "hidden")
    return Panel(marks, x, Axis(0, 1.2, ticks=(0, 0.5, 1)), title, height=150, least=190)


def _energy(state: State, data: Any, words: Words) -> Panel:
    energy = data.course.energy
    now = state.moment // 2
    times = np.arange(len(energy))
    low, high = min(float(energy.min()), -5.0), max(float(energy.max()), 5.0)
    scrub = Handle(x=Along("moment", 0, 0.5), jump=True)
    marks: list[Mark] = [
        ground(0, low, LAST / 2, high - low, acts=scrub),
        Line(times, energy, "third"),
        Rule(x=state.moment / 2, dashed=True),
        Points([now], [energy[now]], "third", 9, tips=fixed(float(energy[now]), 1)),
    ]
    return Panel(
        marks,
        Axis(0, LAST / 2, words("steps"), ticks=(0, 20, 40)),
        Axis(low, high),
        words("energy", energy=fixed(float(energy[now]), 1)),
        height=150,
        least=190,
    )


def _tile(unit: int, state: State, data: Any) -> Panel:
    values = data.machine.w[:, unit].reshape(SIDE, SIDE)
    reach = max(float(np.abs(data.machine.w).max()), 0.3)
    heat = Heat(values, (0, SIDE), (0, SIDE), reach=(-reach, reach), densest=1.0, acts=Pick(unit=unit + 1))
    frame = "second" if unit == state.unit - 1 else "faint"
    return plain(
        [heat], (0, SIDE), (SIDE, 0), title=f"{unit + 1}", square=True, height=54, least=44, frame=frame
    )


def _learning(state: State, data: Any) -> list[tuple[str, np.ndarray, dict[str, Any]]]:
    column = state.unit - 1
    return [
        ("update", data.update[:, column], {"steps": state.steps, "unit": state.unit}),
        ("slope", data.slope[:, column], {"angle": f"{data.angle:.0f}"}),
    ]


def _square(values: np.ndarray, title: str) -> Panel:
    grid = values.reshape(SIDE, SIDE)
    texts = [[fixed(100 * value, 0) for value in row] for row in grid.tolist()]
    tips = [[fixed(value, 4) for value in row] for row in grid.tolist()]
    reach = max(float(np.abs(values).max()), 0.02)
    return table(Cells(grid, texts, reach=(-reach, reach), size=12, tips=tips), title, cell=34, least=150)


def _dreams(state: State, data: Any, words: Words) -> Panel:
    """All chains at this moment, as one image with gaps."""
    gap = np.full((SIDE, 1), np.nan)
    now = data.course.v[state.moment // 2].reshape(CHAINS, SIDE, SIDE)
    rows = [
        np.concatenate([part for each in half for part in (each, gap)][:-1], axis=1)
        for half in (now[:4], now[4:])
    ]
    values = np.nan_to_num(
        np.concatenate([rows[0], np.full((1, rows[0].shape[1]), np.nan), rows[1]]), nan=-1.0
    )
    height, width = values.shape
    heat = Heat(values, (0, width), (0, height), "ink", (0, 1), densest=0.85)
    title = words("dreams", share=f"{data.share:.0%}", log_p=fixed(data.log_p, 1))
    return plain([heat], (0, width), (height, 0), title=title, square=True, height=140, least=230)
