"""The picture of the gates: the cell state as signed bars, and below it the gates as bars one can drag."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dlcourse.chapters.rnn_lstm.results.train_first_number import STEPS
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Bars,
    Boxes,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    Text,
    fixed,
    ground,
)


def half_life(f: float) -> float:
    """Steps after which a memory that keeps the share f at each step has lost half of itself."""
    if f <= 0:
        return 0.0
    return float(np.log(0.5) / np.log(f)) if f < 1 else float("inf")


@dataclass(frozen=True)
class Belt:
    """What happens along the belt.

    Attributes:
        gates: f, i, o and g at every step (4, 8).
        c: cell state before the first step and after each one (9,).
        h: what is shown of it after each step (8,).
        changed: whether the gates of the step looked at are other than the preset says.
        answer: what the trained network says the first number was; None for the other presets.
    """

    gates: np.ndarray
    c: np.ndarray
    h: np.ndarray
    changed: bool = False
    answer: float | None = None

    @property
    def kept(self) -> float:
        """Share of the cell state of step 1 that is still there after step 8."""
        return float(self.gates[0, 1:].prod())

    @property
    def half_life(self) -> float:
        """Steps until half of it is gone, if every step kept as much as these do on (geometric) average."""
        return half_life(self.kept ** (1 / (STEPS - 1)))


_STEPS = range(1, STEPS + 1)
_PLACES = np.arange(1, STEPS + 1)
_X = (-0.5, STEPS + 0.5)
_REACHES = (1.25, 2.5, 5.0, 10.0)
_LANES = {"f": (3.1, 0.8), "i": (2.1, 0.8), "g": (1.5, 0.4), "o": (0.1, 0.8)}
"""Where the zero of each gate lies on the vertical axis, and how far away its 1."""

_ROWS = {"f": 0, "i": 1, "o": 2, "g": 3}
_LEFT = 36.0


def belt_scene(state: State, data: Belt, words: Words, life: str) -> Scene:
    """Belt, gates, and the arithmetic of the step looked at."""
    formula = words("formula", arithmetic=_arithmetic(state.time, data))
    belt, gates = _belt(state, data, words, life), _gates(state, data, words)
    return Scene([[belt], [gates], [Paragraph(formula, "second")]])


def _cursor(state: State, low: float, high: float) -> Boxes:
    return Boxes(state.time - 0.5, low, 1, high - low, fill="faint", opacity=0.5)


def _columns(low: float, high: float) -> Boxes:
    """A click on a column looks at its step."""
    picks = [Pick(time=t) for t in _STEPS]
    return ground(_PLACES - 0.5, [low] * STEPS, 1, high - low, acts=picks)


def _belt(state: State, data: Belt, words: Words, life: str) -> Panel:
    reach = next(each for each in _REACHES if each >= 1.2 * np.abs(data.c).max() or each == _REACHES[-1])
    kept = data.gates[0] * data.c[:-1]
    ends = np.stack([_PLACES - 0.36, _PLACES + 0.36, np.full(STEPS, np.nan)], axis=1).ravel()
    grasp = {"sliders": 0, "learned": -1}.get(state.preset, 1)  # the bar that the first number stands on
    handles = [Handle(y=Along("first", at=state.first)) if t == grasp else None for t in range(STEPS + 1)]
    marks: list[Mark] = [
        _cursor(state, -reach, reach),
        _columns(-reach, reach),
        Rule(y=0),
        Bars(
            np.arange(STEPS + 1),
            data.c,
            width=0.6,
            colour="signed",
            labels=[fixed(value) for value in data.c],
            least=6,
            name=words("cell"),
            tips=[fixed(data.c[0]), *(_arithmetic(t, data) for t in _STEPS)],
            acts=handles,
        ),
        Line(ends, np.repeat(kept, 3), "ink", width=2, name=words("kept")),
        Points(_PLACES, data.h, "third", size=7, shape="diamond", name=words("shown")),
    ]
    y = Axis(-reach, reach, ticks=(-reach * 0.8, 0, reach * 0.8), grid=True)
    x = Axis(*_X, words("time"), ticks=range(STEPS + 1), labels=[words("start"), *map(str, _PLACES)])
    return Panel(marks, x, y, _title(state, data, words, life), height=175, left=_LEFT)


def _gates(state: State, data: Belt, words: Words) -> Panel:
    marks: list[Mark] = [
        _cursor(state, 0, 4),
        *(mark for name in _LANES for mark in _lane(state, data, name)),
    ]
    middles = [zero + (0 if name == "g" else unit / 2) for name, (zero, unit) in _LANES.items()]
    y = Axis(0, 4, ticks=middles, labels=list(_LANES), line=False)
    return Panel(marks, Axis(*_X, shown=False), y, words("drag"), height=152, left=_LEFT)


def _lane(state: State, data: Belt, name: str) -> Iterator[Mark]:
    """One gate at all steps: a track, what of it is filled, and the number."""
    zero, unit = _LANES[name]
    low = zero - unit if name == "g" else zero
    values = data.gates[_ROWS[name]]
    heights = values * unit
    yield Boxes(
        _PLACES - 0.4,
        np.full(STEPS, low),
        0.8,
        0.8,
        fill="ground",
        opacity=0,
        stroke="muted",
        thick=1,
        acts=[
            Handle(y=Along(name, zero, unit, at=float(v)), sets={} if state.time == t else {"time": t})
            for t, v in zip(_STEPS, values, strict=True)
        ],
    )
    yield Bars(_PLACES, zero + heights, base=zero, width=0.8, colour=_colours(values), opacity=0.45)
    yield Text(_PLACES, np.full(STEPS, low + 0.4), [fixed(value) for value in values], size=10.5)


def _colours(values: np.ndarray) -> list[str]:
    return ["positive" if value >= 0 else "negative" for value in values]


def _arithmetic(t: int, data: Belt) -> str:
    f, i, o, g = (fixed(value) for value in data.gates[:, t - 1])
    before, after, shown = fixed(data.c[t - 1]), fixed(data.c[t]), fixed(data.h[t - 1])
    return f"c = {f} · {before} + {i} · {g} = {after},  h = {o} · tanh({after}) = {shown}"


def _title(state: State, data: Belt, words: Words, life: str) -> str:
    kept = words("left", kept=f"{data.kept:.0%}", half=life) if data.kept else words("nothing")
    if data.answer is None:
        return kept
    return words("answer", first=fixed(state.first), answer=fixed(data.answer)) + " " + kept
