"""E8.3 A convolution is a matrix: mostly zeros, and the same few numbers in every row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Scene,
    Text,
    fixed,
    hidden,
    number,
    plain,
)
from dlcourse.exploring.scene.scene import Item
from dlcourse.shapes import output_size

INPUTS = 10
LEAST_TAPS, MOST_TAPS, MOST_PADDING = 2, 5, 1
MOST_ROWS = INPUTS + 2 * MOST_PADDING - LEAST_TAPS + 1
X = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3])
KERNEL = np.array([2, -1, 3, 1, -2])
_COLOURS = ("first", "second", "third", "fourth", "fifth", "faint")
_X_COLUMN, _Y_COLUMN = INPUTS + 0.9, INPUTS + 2.8


@dataclass(frozen=True)
class Matrix:
    """The W of y = Wx.

    Attributes:
        tap: which tap of the kernel stands in each entry, -1 for none; shape (outputs, inputs).
        weights: the numbers in it, in the same shape.
        dense: whether every entry is a number of its own instead.
        free: how many numbers can be learned.
    """

    tap: np.ndarray
    weights: np.ndarray
    dense: bool
    free: int

    @property
    def nonzero(self) -> int:
        """How many entries are not zero by construction."""
        return self.tap.size if self.dense else int((self.tap >= 0).sum())

    @property
    def y(self) -> np.ndarray:
        """The outputs."""
        return self.weights @ X


@cache
def _own_numbers() -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.choice([-1, 1], (MOST_ROWS, INPUTS)) * rng.integers(1, 10, (MOST_ROWS, INPUTS)) / 10


def compute(taps: int, stride: int, padding: int, dense: bool, row: int = 0) -> Matrix:
    rows = output_size(INPUTS, taps, stride=stride, padding=padding)
    tap = np.arange(INPUTS) + padding - stride * np.arange(rows)[:, None]
    tap = np.where((tap >= 0) & (tap < taps), tap, -1)
    weights = _own_numbers()[:rows] if dense else np.append(KERNEL, 0)[tap]
    return Matrix(tap, weights, dense, free=tap.size if dense else taps)


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    rows = output_size(INPUTS, state.taps, stride=state.stride, padding=state.padding)
    return {"row": (0, rows - 1)}


def draw(state: State, data: Matrix, words: Words) -> Scene:
    kind = "dense" if data.dense else "conv"
    texts = [Paragraph(words(f"{kind}_{name}")) for name in ("shared", "large")]
    counts: list[Item] = [_counts(data, words), *texts]
    sum_ = words("row", row=state.row, sum=_sum(state.row, data))
    return Scene([[_product(state, data, words), counts], [Paragraph(sum_, "second")]])


def _product(state: State, data: Matrix, words: Words) -> Panel:
    """W, the inputs and the outputs, as on paper."""
    rows = len(data.tap)
    marks: list[Mark] = [
        *_entries(data, words),
        *_vector(_X_COLUMN, X.astype(float), "x"),
        *_vector(_Y_COLUMN, data.y, "y", [Pick(row=i) for i in range(rows)], words("look")),
        Text([_X_COLUMN - 0.45, _Y_COLUMN - 0.45], [rows / 2] * 2, ["·", "="], size=16, bold=True),
        Text(np.arange(INPUTS) + 0.5, [-0.4] * INPUTS, [f"x{i}" for i in range(INPUTS)], "muted", 10.5),
        Boxes(0, state.row, INPUTS, 1, stroke="second", thick=3),
        Boxes(_Y_COLUMN, state.row, 1.4, 1, stroke="second", thick=3),
    ]
    used = np.flatnonzero(data.weights[state.row] if data.dense else data.tap[state.row] >= 0)
    marks.append(Boxes([_X_COLUMN] * len(used), used, 1, 1, stroke="second", thick=2))
    ends = (0.0, _Y_COLUMN + 1.6), (float(MOST_ROWS), -0.8)
    return plain(marks, *ends, title=words("product"), square=True, height=400, width=1.35, least=330)


def _entries(data: Matrix, words: Words) -> list[Mark]:
    rows, columns = np.indices(data.tap.shape).reshape(2, -1)
    taps, weights = data.tap.ravel(), data.weights.ravel()
    picks = [Pick(row=int(row)) for row in rows]
    if data.dense:
        fills = ["positive" if weight > 0 else "negative" for weight in weights]
        opacity, texts = 0.65 * np.abs(weights), [""] * len(taps)
        tips = [
            words("entry", row=r, column=c, value=fixed(w, 1))
            for r, c, w in zip(rows, columns, weights, strict=True)
        ]
    else:
        fills = [_COLOURS[tap] for tap in taps]
        opacity = np.where(taps >= 0, 0.45, 0.25)
        texts = [f"w{tap}" if tap >= 0 else "0" for tap in taps]
        tips = [words("tap", tap=t, value=number(int(KERNEL[t]))) if t >= 0 else words("zero") for t in taps]
    cells = Boxes(columns, rows, 1, 1, fills, opacity, "faint", 1, tips=tips, acts=picks)
    return [cells, Text(columns + 0.5, rows + 0.5, texts, ["ink" if t >= 0 else "muted" for t in taps], 11)]


def _vector(
    left: float, values: np.ndarray, name: str, picks: list[Pick] | None = None, tip: str = ""
) -> list[Mark]:
    rows = np.arange(len(values))
    width = 1.4 if picks else 1.0
    acts: Sequence[Pick | None] = picks or [None] * len(rows)
    tips = [f"{name}{i}. {tip}".rstrip(". ") for i in rows]
    texts = [number(round(float(value), 1)) for value in values]
    return [
        Boxes([left] * len(rows), rows, width, 1, "ground", 0, "muted", 1, tips=tips, acts=acts),
        Text([left + width / 2] * len(rows), rows + 0.5, texts, size=11),
        Text([left + width / 2], [-0.4], [name], "muted", 11),
    ]


def _sum(row: int, data: Matrix) -> str:
    used = range(INPUTS) if data.dense else np.flatnonzero(data.tap[row] >= 0)
    sum_ = ""
    for i in used:
        weight = round(float(data.weights[row, i]), 1)
        sign = " + " if weight >= 0 else " − "
        sum_ += (sign if sum_ else sign.strip(" +")) + f"{number(abs(weight))} · {X[i]}"
    return f"{sum_} = {number(round(float(data.y[row]), 1))}"


def _counts(data: Matrix, words: Words) -> Panel:
    counts = data.tap.size, data.nonzero, data.free
    rows, columns = data.tap.shape
    labels = [f"{rows} × {columns} = {counts[0]}", str(counts[1]), str(counts[2])]
    bars = Bars([2, 1, 0], counts, 0, 0.6, ["muted", "fourth", "first"], labels=labels, sideways=True)
    names = [words(name) for name in ("all", "nonzero", "free")]
    y = Axis(-0.5, 2.5, ticks=(2, 1, 0), labels=names, line=False)
    title = words("dense_title" if data.dense else "conv_title")
    return Panel([bars], hidden(0, 230), y, title, height=110, least=250)


def describe(state: State, data: Matrix, words: Words) -> str:
    counts = {"rows": len(data.tap), "columns": INPUTS, "entries": data.tap.size}
    said = words("dense" if data.dense else "conv", **counts, nonzero=data.nonzero, free=data.free)
    return f"{said} {words('row', row=state.row, sum=_sum(state.row, data))}."


explorer = Explorer(
    controls={
        "row": Slider(0, MOST_ROWS - 1, 1, 0),
        "play": Play(("row",), per_second=2),
        "taps": Slider(LEAST_TAPS, MOST_TAPS, 1, 3),
        "stride": Slider(1, 3, 1, 1),
        "padding": Slider(0, MOST_PADDING, 1, 0),
        "dense": Toggle(),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    about=("dense",),
)
