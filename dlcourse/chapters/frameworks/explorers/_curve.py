"""The picture of the reader: a curve with its running mean, what the mean remembers, and one record."""

from typing import Any

import numpy as np

from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Handle,
    Line,
    Listing,
    Mark,
    Panel,
    Points,
    Row,
    Rule,
    fixed,
    ground,
)

_AGES = 30
_PARTS = (("length", 8), ("checksum", 4), ("content", -4), ("checksum", 4))


def curve_panel(state: State, data: Any, words: Words) -> Panel:
    """The numbers of the file and their running mean; the step looked at can be dragged."""
    low = min(-0.05, float(data.values.min()) * 1.05)
    high = max(2.9, float(data.values.max()) * 1.05)
    end = max(120.0, float(data.steps[-1]))
    at = data.steps[data.at]
    drag = Handle(x="step", jump=True)
    share = (data.memory / data.memory.max())[::-1]
    marks: list[Mark] = [
        ground([-2], [low], end + 3, high - low, acts=drag),
        *_remembered(data, share, low, high),
        Line(data.steps, data.values, "first", 1.3, name=words("raw")),
        Line(data.steps, data.smoothed, "second", 3, name=words("smoothed")),
        Rule(x=float(at), width=2, acts=Handle(x="step")),
        Points(
            [at, at],
            [data.values[data.at], data.smoothed[data.at]],
            ["first", "second"],
            11,
            tips=[fixed(data.values[data.at], 3), arithmetic(state, data, words)],
            acts=[drag, drag],
        ),
    ]
    rest = words("rest", bytes=data.unfinished) if data.unfinished else ""
    title = words("file", bytes=f"{data.size:,}", numbers=len(data.values), rest=rest).strip()
    return Panel(
        marks, Axis(-2, end + 1, words("step")), Axis(low, high, grid=True), title, 2.2, 270, least=300
    )


def _remembered(data: Any, share: np.ndarray, low: float, high: float) -> list[Mark]:
    """A shade behind the steps that count at the step looked at: the darker, the more."""
    seen = share >= 0.02
    x = data.steps[: data.at + 1][seen] - 0.5
    return [Boxes(x, np.full(len(x), low), 1, high - low, "second", 0.3 * share[seen])]


def shares_panel(state: State, data: Any, words: Words) -> Panel:
    """How much each of the latest values counts in the smoothed point."""
    ages = np.arange(min(len(data.memory), _AGES))
    values = data.values[data.at :: -1]
    tips = [
        words("counts", age=age, share=fixed(data.memory[age], 3), value=fixed(values[age], 2))
        for age in ages
    ]
    bars = Bars(ages, data.memory[: len(ages)], width=0.8, colour="second", tips=tips)
    total = words("fair" if state.debias else "unfair", sum=fixed(data.memory.sum(), 2))
    y = Axis(0, max(0.2, 1.05 * float(data.memory.max())))
    return Panel(
        [bars], Axis(-0.7, _AGES - 0.3, words("ago")), y, f"{words('shares')}: {total}", height=270, least=240
    )


def arithmetic(state: State, data: Any, words: Words) -> str:
    """The running mean at the step looked at, as written on paper."""
    n, w, x = data.at + 1, state.weight, data.values[data.at]
    before = data.mean[data.at - 1] if data.at else 0.0
    mean = fixed(data.mean[data.at], 3)
    text = f"m = {fixed(w, 2)} · {fixed(before, 3)} + {fixed(1 - w, 2)} · {fixed(x, 3)} = {mean}"
    if state.debias:
        text += f",  {mean} / (1 − {fixed(w, 2)}^{n}) = {fixed(data.smoothed[data.at], 3)}"
    return words("at", step=int(data.steps[data.at]), text=text)


def record_listing(data: Any, words: Words) -> Listing:
    """The four parts of the record that holds the step looked at."""
    rows, start = [], 0
    for name, count in _PARTS:
        end = start + count if count > 0 else len(data.record) + count
        part = data.record[start:end]
        rows.append(Row(f"{len(part):3d}  {words(name):8}  {part.hex(' ')}", tip=words(f"{name}_tip")))
        start = end
    number, value = int(data.steps[data.at]), fixed(data.values[data.at], 3)
    title = words("record", step=number, value=value, bytes=len(data.record))
    return Listing(rows, title, 11.5)
