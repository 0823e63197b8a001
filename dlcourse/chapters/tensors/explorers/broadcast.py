"""E2.1 Two shapes, aligned from the right, axis by axis; and the sum that comes out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Entry, Explorer, InputError, Play, Slider, State, Words
from dlcourse.exploring.scene import Cells, Frame, Panel, Paragraph, Pick, Scene, table

MOST_AXES, LONGEST = 4, 6
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Alignment:
    """Two shapes one above the other.

    Attributes:
        shapes: as they were typed.
        rows: both, filled with ones in front.
        lengths: of the result, by axis from the left; None where the two do not fit.
        own: what the student's rule says.
    """

    shapes: tuple[Shape, Shape]
    rows: tuple[Shape, Shape]
    lengths: tuple[int | None, ...]
    own: str = ""

    @property
    def result(self) -> Shape | None:
        """The shape of the sum."""
        fitting = tuple(n for n in self.lengths if n is not None)
        return fitting if len(fitting) == len(self.lengths) else None


def compute(
    first: str, second: str, step: int, rule: Callable[[Shape, Shape], Any] | None = None
) -> Alignment:
    shapes = _parsed("first", first), _parsed("second", second)
    most = max(map(len, shapes))
    a, b = ((1,) * (most - len(shape)) + shape for shape in shapes)
    lengths = tuple(_length(m, n) for m, n in zip(a, b, strict=True))
    return Alignment(shapes, (a, b), lengths, _said_by(rule, shapes) if rule else "")


def _length(m: int, n: int) -> int | None:
    return n if m == 1 else m if n in (1, m) else None


def _said_by(rule: Callable[[Shape, Shape], Any], shapes: tuple[Shape, Shape]) -> str:
    try:
        return str(rule(*shapes))
    except ValueError:
        return "ValueError"


def _parsed(control: str, text: str) -> Shape:
    """A shape as it is typed: ``2, 1, 3``, with or without parentheses."""
    inner = text.strip().strip("()").strip().rstrip(",")
    if not re.fullmatch(r"(\d+\s*(,\s*\d+\s*)*)?", inner):
        raise InputError(control, "not_a_shape")
    shape = tuple(int(n) for n in inner.split(",")) if inner else ()
    if len(shape) > MOST_AXES or any(n > LONGEST for n in shape):
        raise InputError(control, "too_large", axes=MOST_AXES, longest=LONGEST)
    return shape


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    try:
        most = max(len(_parsed(control, getattr(state, control))) for control in ("first", "second"))
    except InputError:  # compute says so
        return {}
    return {"step": (0, max(most, 1))}


def draw(state: State, data: Alignment, words: Words) -> Scene:
    rows: list[list[Panel | Paragraph]] = [
        [_aligned(state, data, words)],
        [Paragraph(_reason(state, data, words), "second")],
    ]
    if data.own:
        rows.append([Paragraph(words("own", said=data.own), "first")])
    whole = state.step >= len(data.lengths)
    if whole and data.result is not None and len(data.result) <= 2 and 0 not in data.result:
        rows.append([*_tables(data, words)])
    return Scene(rows)


def _aligned(state: State, data: Alignment, words: Words) -> Panel:
    """The two shapes and that of the result; what was not compared yet has no result."""
    axes = len(data.lengths)
    open_axes = axes - state.step
    names = [words("first"), words("second"), words("result")]
    texts = [
        [names[0], *_lengths(data.shapes[0], axes)],
        [names[1], *_lengths(data.shapes[1], axes)],
        [
            names[2],
            *["" if k < open_axes else "×" if n is None else str(n) for k, n in enumerate(data.lengths)],
        ],
    ]
    values = np.zeros((3, axes + 1))
    for k, (m, n, length) in enumerate(zip(*data.rows, data.lengths, strict=True)):
        if k >= open_axes:
            values[:, k + 1] = -1 if length is None else 1
            values[:2, k + 1] = [0.4 * (each == length) for each in (m, n)] if length is not None else -1
    frames = [Frame(0, open_axes + 1, 3, 1, thick=3)] if 0 < state.step <= axes else []
    picks = [[None, *(Pick(step=axes - k) for k in range(axes))]] * 3
    tips = [["", *(words("compare", m=m, n=n) for m, n in zip(*data.rows, strict=True))]] * 3
    cells = Cells(values, texts, "signed", (-1.5, 1.5), frames=frames, tips=tips, acts=picks, size=14)
    return table(cells, words("aligned"), cell=56, least=300)


def _lengths(shape: Shape, axes: int) -> list[str]:
    return ["(1)"] * (axes - len(shape)) + [str(n) for n in shape]


def _reason(state: State, data: Alignment, words: Words) -> str:
    axes = len(data.lengths)
    if not 0 < state.step <= axes:
        return words("no_axes", result=data.result) if axes == 0 else words("begin")
    k = axes - state.step
    m, n, length = data.rows[0][k], data.rows[1][k], data.lengths[k]
    if length is None:
        return words("misfit", m=m, n=n)
    said = (
        words("equal", n=n)
        if m == n
        else words("stretched", which=words("first" if m == 1 else "second"), n=length)
    )
    if state.step < axes:
        return said
    return f"{said} {words('done', result=data.result) if data.result is not None else words('error')}"


def _tables(data: Alignment, words: Words) -> list[Panel]:
    """The arrays themselves: pale cells are the same number read again."""
    rows, columns = (1,) * (2 - len(data.result or ())) + (data.result or ())
    arrays = [
        (np.arange(int(np.prod(shape))) + start).reshape((1, 1, *shape)[-2:])
        for shape, start in zip(data.shapes, (1, 10), strict=True)
    ]
    titles = [words("stretched_first"), words("stretched_second")]
    panels: list[Panel] = []
    for array, title in zip(arrays, titles, strict=True):
        repeated = np.broadcast_to(array, (rows, columns))
        fresh = np.zeros((rows, columns))
        fresh[: array.shape[0], : array.shape[1]] = 1
        cells = Cells(
            fresh,
            repeated.astype(str).tolist(),
            "first",
            (0, 2),
            frames=[Frame(0, 0, array.shape[0], array.shape[1])],
        )
        panels.append(table(cells, title, cell=34, height=200, least=150))
    total = arrays[0] + arrays[1]
    tips = [
        [f"{a} + {b} = {a + b}" for a, b in zip(*pair, strict=True)]
        for pair in zip(*(np.broadcast_to(each, total.shape).tolist() for each in arrays), strict=True)
    ]
    cells = Cells(np.ones(total.shape), total.astype(str).tolist(), "third", (0, 2), tips=tips)
    return [*panels, table(cells, words("sum"), cell=34, height=200, least=150)]


def describe(state: State, data: Alignment, words: Words) -> str:
    first, second = data.shapes
    if data.result is None:
        return words("refused", first=first, second=second)
    return words("fits", first=first, second=second, result=data.result)


explorer = Explorer(
    controls={
        "first": Entry("3, 1", 24),
        "second": Entry("4", 24),
        "step": Slider(0, MOST_AXES, 1, 0),
        "play": Play(("step",), per_second=1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    own={"rule": "a function (a, b) that returns the shape of the sum or raises ValueError"},
    seen=lambda state, data: state.step >= len(data.lengths),
)
