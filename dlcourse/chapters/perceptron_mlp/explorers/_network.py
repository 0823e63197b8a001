"""The network of the playground as TensorFlow's shows it: a map for every unit, a line for every weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._training import INPUTS, Decision
from dlcourse.experiments.spirals import FEATURES
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import Boxes, Heat, Line, Mark, Pick, Text, number

WIDTH, HEIGHT = 16.0, 10.0
_FIRST, _LAST, _MIDDLE = 3.4, 14.6, 5.6
_ROOM, _WIDEST_ROW = 8.6, 1.23
_MOST_LINES = 120
"""Where there are more weights, only the largest are drawn."""

_AROUND = {"tanh": "tanh({})", "relu": "max(0, {})", "sigmoid": "σ({})", "identity": "{}"}


@dataclass(frozen=True)
class _Column:
    """One layer: where its maps stand, and how large they are."""

    x: float
    y: np.ndarray
    size: float
    names: Sequence[str]

    @classmethod
    def of(cls, x: float, names: Sequence[str]) -> "_Column":
        row = min(_WIDEST_ROW, _ROOM / len(names))
        y = _MIDDLE + (np.arange(len(names)) - (len(names) - 1) / 2) * row
        return cls(x, y, 0.82 * row, names)


def pretty(feature: str) -> str:
    """The name of a feature as it is written on paper."""
    return feature.replace("^2", "²").replace("*", "·")


def names_of(data: Decision) -> list[list[str]]:
    """Names of all that a weight can come from or lead to: features, units a1, a2 ..., b1 ..., the output."""
    units = [
        [f"{letter}{j + 1}" for j in range(n)] for letter, n in zip("abcd", data.sizes[1:-1], strict=False)
    ]
    return [[pretty(name) for name in data.features], *units, ["out"]]


def formula(data: Decision, activation: str, layer: int, unit: int) -> str:
    """How a unit computes what it gives; layers are counted from 0, the last one is the output."""
    names = names_of(data)
    w, b = data.layers[layer]
    terms = [f"{number(value, 2)}·{name}" for value, name in zip(w[:, unit], names[layer], strict=True)]
    inside = " + ".join([*terms, number(b[unit], 2)]).replace("+ −", "− ")
    around = "{}" if layer == len(data.layers) - 1 else _AROUND[activation]
    return f"{names[layer + 1][unit]} = {around.format(inside)}"


def unit_at(data: Decision, look: int) -> tuple[int, int]:
    """Layer and place in it, both from 0, of the unit with this number; 0 is the output."""
    if not look:
        return len(data.layers) - 1, 0
    layer, unit = 0, look - 1
    while unit >= data.sizes[layer + 1]:
        unit -= data.sizes[layer + 1]
        layer += 1
    return layer, unit


def weight_text(data: Decision, edge: int) -> str:
    """A weight with its two ends, by its number from 1."""
    index = edge - 1
    for (w, _), (starts, ends) in zip(data.layers, pairwise(names_of(data)), strict=True):
        if index < w.size:
            i, j = divmod(index, w.shape[1])
            return f"{starts[i]} → {ends[j]}: {number(w[i, j], 3)}"
        index -= w.size
    raise IndexError(f"there is no weight number {edge}")


def network_marks(state: State, data: Decision, words: Words) -> Iterator[Mark]:
    """Lines first, then the maps, then the buttons above them."""
    names = names_of(data)
    x = np.linspace(_FIRST, _LAST, len(names))
    features = _Column.of(_FIRST, list(FEATURES))
    chosen = [list(FEATURES).index(name) for name in data.features]
    first = _Column(_FIRST, features.y[chosen], features.size, names[0])
    columns = [first, *(_Column.of(at, part) for at, part in zip(x[1:], names[1:], strict=True))]
    yield from _weights(state, data, columns)
    yield from _features(data, features, words)
    number_of = 1
    for layer, column in enumerate(columns[1:-1]):
        for unit, y in enumerate(column.y):
            tip = formula(data, state.activation, layer, unit)
            yield from _map(data.maps[layer][unit], column.x, y, column.size, tip, Pick(look=number_of))
            if state.look == number_of:
                yield _around(column.x, y, column.size)
            number_of += 1
    yield from _map(
        data.logits, _LAST, _MIDDLE, 1.4, formula(data, "", len(data.layers) - 1, 0), Pick(look=0)
    )
    if not state.look:
        yield _around(_LAST, _MIDDLE, 1.4)
    yield from _buttons(data.sizes[1:-1], x, words)


def _map(values: np.ndarray, x: float, y: float, size: float, tip: str, act: Pick | None) -> Iterator[Mark]:
    half = size / 2
    yield Boxes(x - half, y - half, size, size, fill="ground")
    reach = float(np.abs(values).max()) or 1.0
    yield Heat(
        values[::2, ::2],
        (x - half, x + half),
        (y + half, y - half),
        reach=(-reach, reach),
        smooth=True,
        densest=0.9,
        tips=tip,
        acts=act,
    )
    yield Boxes(x - half, y - half, size, size, stroke="muted", thick=1)


def _around(x: float, y: float, size: float) -> Boxes:
    half = size / 2 + 0.08
    return Boxes(x - half, y - half, 2 * half, 2 * half, stroke="ink", thick=3)


def _features(data: Decision, column: _Column, words: Words) -> Iterator[Mark]:
    for name, y, values in zip(FEATURES, column.y, INPUTS, strict=True):
        on = name in data.features
        others = [each for each in FEATURES if (each in data.features) != (each == name)]
        act = Pick(features=", ".join(others)) if others else None
        yield from _map(
            values, column.x, y, column.size, words("leave" if on else "take", name=pretty(name)), act
        )
        if not on:
            half = column.size / 2
            yield Boxes(column.x - half, y - half, column.size, column.size, fill="ground", opacity=0.75)
        yield Text(2.7, y, pretty(name), "ink" if on else "muted", size=11, anchor="end")


def _weights(state: State, data: Decision, columns: Sequence[_Column]) -> Iterator[Mark]:
    found, edge = [], 0
    for (w, _), (left, right) in zip(data.layers, pairwise(columns), strict=True):
        for (i, j), value in np.ndenumerate(w):
            edge += 1
            ends = (left.x + left.size / 2, right.x - (0.7 if right is columns[-1] else right.size / 2))
            found.append((abs(value), edge, value, ends, (left.y[i], right.y[j])))
    found.sort(key=lambda each: (each[1] == state.edge, each[0]))
    for size, edge, value, x, y in found[-_MOST_LINES:]:
        colour = "positive" if value >= 0 else "negative"
        if edge == state.edge:
            yield Line(x, y, "ink", 10, opacity=0.35)
        yield Line(x, y, colour, round(min(0.6 + 1.3 * size, 7), 1), opacity=0.85)
        yield Line(x, y, colour, 9, opacity=0, tips=weight_text(data, edge), acts=Pick(edge=edge))


def _buttons(sizes: Sequence[int], x: np.ndarray, words: Words) -> Iterator[Mark]:
    """Above each hidden layer: one unit fewer, how many there are, one more; at the end: one layer more."""
    for layer, size in enumerate(sizes):
        at = float(x[layer + 1])
        for sign, left, more in (("−", at - 1.08, -1), ("+", at + 0.38, 1)):
            changed = [n + more * (i == layer) for i, n in enumerate(sizes)]
            if changed[layer] <= 14:
                tip = words("more" if more > 0 else "fewer")
                yield from _button(sign, left, 0.7, tip, changed)
        yield Text(at, 0.6, str(size), bold=True)
    if len(sizes) < 4:
        yield from _button(words("add"), _LAST - 1.25, 2.5, words("add_tip"), [*sizes, 2])


def _button(text: str, x: float, width: float, tip: str, sizes: Sequence[int]) -> Iterator[Mark]:
    kept = [size for size in sizes if size]
    act = Pick(hidden=((*kept, *[0] * (4 - len(kept))),))
    yield Boxes(
        x, 0.25, width, 0.7, fill="faint", opacity=0.6, stroke="muted", thick=1, rounded=4, tips=tip, acts=act
    )
    yield Text(x + width / 2, 0.6, text, size=11, tips=tip, acts=act)
