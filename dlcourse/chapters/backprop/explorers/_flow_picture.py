"""The picture of the gradient flow: one layer's matrices to scale, a table of shapes, bars of sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Words
from dlcourse.exploring.scene import Axis, Bars, Boxes, Cells, Mark, Panel, Pick, Text, number, plain

_FLOOR = 1e-7
_SLOT = 76.0
"""Room for one matrix; the largest has 64 rows or columns."""
_ROW, _HEADER = 34.0, 0.7
_NAMES = ("x", "W", "out", "dout", "dW", "dx")

Shape = tuple[int, int]


@dataclass(frozen=True)
class Layer:
    """Shapes of one layer's arrays, and the mean size of three gradients."""

    x: Shape
    w: Shape
    out: Shape
    dout: float
    dw: float
    dx: float


@dataclass(frozen=True)
class Steps:
    """The present step, the layer it is about, and the steps in which the backward pass is at each layer."""

    step: int
    layer: int
    back: list[int]

    def is_back(self, layer: int) -> bool:
        """Whether the backward pass has been at a layer."""
        return self.step >= self.back[layer]


def products(layer: Layer, known: bool, words: Words) -> list[Panel]:
    """The three products of a layer, two of which have no result before the backward pass."""
    turned_x, turned_w = layer.x[::-1], layer.w[::-1]
    forward = [("x", layer.x), ("W", layer.w), ("out", layer.out)]
    dw = [("xᵀ", turned_x), ("dout", layer.out), ("dW", layer.w)]
    dx = [("dout", layer.out), ("Wᵀ", turned_w), ("dx", layer.x)]
    return [
        _product(words("forward"), forward, "first", True),
        _product(words("weights"), dw, "second", known),
        _product(words("input"), dx, "second", known),
    ]


def _product(title: str, arrays: list[tuple[str, Shape]], colour: str, known: bool) -> Panel:
    marks: list[Mark] = []
    for place, (name, (rows, columns)) in enumerate(arrays):
        middle, shown = (place + 0.5) * _SLOT, known or (place < 2 and name != "dout")
        box = Boxes(
            middle - columns / 2,
            -rows / 2,
            columns,
            rows,
            fill=colour if shown else "ground",
            opacity=0.35 if place == 2 else 0.15,
            stroke=colour if shown else "muted",
            dashed=not shown,
            tips=f"{name}: {rows} × {columns}" if shown else "?",
        )
        size = f"{rows}×{columns}" if shown else "?"
        marks += [box, Text(middle, 42, name, bold=True), Text(middle, -42, size)]
    marks += [Text(_SLOT, 42, "@"), Text(2 * _SLOT, 42, "=")]
    return plain(marks, (0, 3 * _SLOT), (-50, 50), title=title, square=True, height=140, least=250)


def table(layers: Sequence[Layer], steps: Steps, title: str, words: Words) -> Panel:
    """One row for each layer: the forward pass goes down on the left, the backward pass up on the right."""
    count = len(layers)
    sizes = np.array([(each.dout, each.dw, each.dx) for each in layers])
    on = [i <= steps.step for i in range(count)]
    back = [steps.is_back(i) for i in range(count)]
    there = [[(each.x, each.w, each.out)[column] for column in range(3)] for each in layers]
    again = [[(each.out, each.w, each.x)[column] for column in range(3)] for each in layers]
    tips = [
        [words("mean_size", size=number(v, 2)) if known else "?" for v in row]
        for row, known in zip(sizes, back, strict=True)
    ]
    names = [words("layer", layer=i + 1) for i in range(count)]
    marks: list[Mark] = [
        Text(np.arange(6) + 0.5, [-0.35] * 6, _NAMES, bold=True),
        Text([-0.1] * count, np.arange(count) + 0.5, names, anchor="end"),
        _cells(there, on, np.full((count, 3), 0.5), "first", range(count)),
        _cells(again, back, _shade(sizes), "second", steps.back, 3, tips),
        Boxes(3 if back[steps.layer] else 0, steps.layer, 3, 1, stroke="second", thick=3),
    ]
    return plain(
        marks,
        (-1.15, 6),
        (count, -_HEADER),
        title=title,
        width=1.7,
        height=_ROW * (count + _HEADER),
        least=335,
    )


def _shade(sizes: np.ndarray) -> np.ndarray:
    """From 0 to 1 over the powers of ten that the bars show."""
    return np.clip(1 - np.log10(np.maximum(sizes, _FLOOR)) / np.log10(_FLOOR), 0, 1)


def _cells(
    shapes: list[list[Shape]],
    known: list[bool],
    values: np.ndarray,
    ramp: str,
    clicked: Sequence[int],
    column: int = 0,
    tips: list[list[str]] | None = None,
) -> Cells:
    texts = [
        [f"{rows}×{columns}" if seen else "?" for rows, columns in row]
        for row, seen in zip(shapes, known, strict=True)
    ]
    shown = np.where(np.array(known)[:, None], values, 0.0)
    picks = [[Pick(step=step)] * 3 for step in clicked]
    return Cells(shown, texts, ramp, (0, 1), column=column, size=11.5, densest=0.5, tips=tips, acts=picks)


def sizes(layers: Sequence[Layer], steps: Steps, words: Words) -> Panel:
    """Mean size of the weight gradients that are known, beside their rows, on a logarithmic axis."""
    known = [i for i in range(len(layers)) if steps.is_back(i)]
    values = [layers[i].dw for i in known]
    bars = Bars(
        [i + 1 for i in known],
        [max(value, 2 * _FLOOR) for value in values],
        _FLOOR,
        0.5,
        ["second" if i == steps.layer else "first" for i in known],
        labels=[number(value, 2) for value in values],
        sideways=True,
        tips=[words("size", layer=i + 1, size=number(layers[i].dw, 2)) for i in known],
        acts=[Pick(step=steps.back[i]) for i in known],
    )
    count = len(layers)
    x = Axis(_FLOOR, 1, ticks=(1e-7, 1e-5, 1e-3, 0.1), log=True, grid=True)
    y = Axis(
        count + 0.5, 0.5 - _HEADER, ticks=range(1, count + 1), labels=[str(i) for i in range(1, count + 1)]
    )
    unknown = [] if known else [Text(3e-4, count / 2 + 0.5, words("unknown"), "muted", halo=True)]
    height = _ROW * (count + _HEADER)
    return Panel([bars, *unknown], x, y, words("mean"), height=height, least=220)
