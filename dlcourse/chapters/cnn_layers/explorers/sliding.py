"""E8.1 A window slides over an image: its products, their sum, and the size of what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.cnn_layers.explorers import _images
from dlcourse.exploring import Choice, Explorer, Numbers, Play, Slider, State, Words
from dlcourse.exploring.scene import Along, Cells, Frame, Handle, Panel, Paragraph, Pick, Scene, number, table
from dlcourse.numpy.conv import conv2d
from dlcourse.shapes import output_size

TAPS, WIDEST = 3, 2
MOST = _images.SIDE + 2 * WIDEST - TAPS + 1
"""Rows of the largest output."""

KERNELS = {
    "vertical edges": ((1, 0, -1), (2, 0, -2), (1, 0, -1)),
    "horizontal edges": ((1, 2, 1), (0, 0, 0), (-1, -2, -1)),
    "outline": ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)),
    "sharpen": ((0, -1, 0), (-1, 5, -1), (0, -1, 0)),
    "sum of nine": ((1, 1, 1), (1, 1, 1), (1, 1, 1)),
    "unchanged": ((0, 0, 0), (0, 1, 0), (0, 0, 0)),
    "shift": ((0, 0, 0), (1, 0, 0), (0, 0, 0)),
}
OWN = "your own"


@dataclass(frozen=True)
class Window:
    """One place of the window, and everything around it.

    Attributes:
        padded: the image with its padding, shape (8 + 2·padding, 8 + 2·padding).
        kernel: shape (3, 3).
        output: the result at all places.
        rows: indices into ``padded`` of the rows under the window, for each row of the output.
        sums: at all places the nine products and their sum, as written on paper.
        pixels: the pixels under the window, shape (3, 3).
    """

    padded: np.ndarray
    kernel: np.ndarray
    output: np.ndarray
    rows: np.ndarray
    sums: list[list[str]]
    pixels: np.ndarray


Kernel = tuple[tuple[float, ...], ...]


def compute(
    image: str,
    preset: str,
    kernel: Kernel,
    row: int,
    column: int,
    stride: int,
    padding: int,
    dilation: int,
) -> Window:
    everywhere = _everywhere(image, kernel, stride, padding, dilation)
    padded, _, _, rows, _ = everywhere
    return Window(*everywhere, pixels=padded[np.ix_(rows[row], rows[column])])


@lru_cache(16)  # a window that moves changes nothing of it
def _everywhere(
    image: str, kernel: Kernel, stride: int, padding: int, dilation: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, list[list[str]]]:
    weights = np.array(kernel, float)
    padded = np.pad(_images.image(image), padding)
    output, _ = conv2d(
        padded[None, None].astype(float), weights[None, None], np.zeros(1), stride=stride, dilation=dilation
    )
    values = output[0, 0].round(9)
    rows = stride * np.arange(len(values))[:, None] + dilation * np.arange(TAPS)
    products = (padded[rows[:, None, :, None], rows[None, :, None, :]] * weights).reshape(*values.shape, -1)
    sums = [
        [_sum(*place) for place in zip(*line, strict=True)]
        for line in zip(products.tolist(), values.tolist(), strict=True)
    ]
    return padded, weights, values, rows, sums


def _sum(products: list[float], value: float) -> str:
    first, *others = products
    terms = "".join(f" {'−' if value < 0 else '+'} {number(abs(value))}" for value in others)
    return f"{number(first)}{terms} = {number(value)}"


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    size = output_size(
        _images.SIDE, TAPS, stride=state.stride, padding=state.padding, dilation=state.dilation
    )
    return {"row": (0, size - 1), "column": (0, size - 1)}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    if moved == "preset" and state.preset != OWN:
        return {"kernel": KERNELS[state.preset]}
    if moved == "kernel":
        return {"preset": next((name for name, kernel in KERNELS.items() if kernel == state.kernel), OWN)}
    return {}


def draw(state: State, data: Window, words: Words) -> Scene:
    middle = [_kernel(data, words), _products(data, words)]
    return Scene(
        [
            [_image(state, data, words), middle, _output(state, data, words)],
            [
                Paragraph(
                    words("sum", row=state.row, column=state.column, sum=data.sums[state.row][state.column]),
                    "second",
                )
            ],
            [Paragraph(words("size", formula=_size(state, data)), "first")],
        ],
        gap=28,
    )


def _image(state: State, data: Window, words: Words) -> Panel:
    top, left = data.rows[state.row], data.rows[state.column]
    span = int(top[-1] - top[0] + 1)
    handle = Handle(Along("column", step=state.stride), Along("row", step=state.stride))
    frames = [
        Frame(state.padding, state.padding, 8, 8, "muted", 1.5, dashed=True),
        *(Frame(int(y), int(x)) for y in top for x in left if state.dilation > 1),
        Frame(int(top[0]), int(left[0]), span, span, thick=3, acts=handle),
    ]
    title = words("image", padding=state.padding) if state.padding else words("image_alone")
    texts = [[number(value) for value in row] for row in data.padded]
    cells = Cells(data.padded, texts, "ink", (0, 14), frames=frames)
    return table(cells, title, width=1.15, least=190)


def _kernel(data: Window, words: Words) -> Panel:
    texts = [[number(value) for value in row] for row in data.kernel]
    return table(Cells(data.kernel, texts), words("kernel"), cell=40, width=0.62, least=190)


def _products(data: Window, words: Words) -> Panel:
    texts = [
        [f"{number(p)} · {number(w)}\n= {number(p * w)}" for p, w in zip(*rows, strict=True)]
        for rows in zip(data.pixels, data.kernel, strict=True)
    ]
    cells = Cells(data.pixels * data.kernel, texts, size=12, frames=[Frame(0, 0, TAPS, TAPS, thick=3)])
    return table(cells, words("products"), width=0.62, least=190)


def _output(state: State, data: Window, words: Words) -> Panel:
    places = range(len(data.output))
    cells = Cells(
        data.output,
        [[number(value) for value in row] for row in data.output],
        frames=[Frame(state.row, state.column, thick=3)],
        tips=data.sums,
        acts=[[Pick(row=y, column=x) for x in places] for y in places],
    )
    return table(cells, words("output", size=len(places)), least=190)


def _size(state: State, data: Window) -> str:
    p, d, s = state.padding, state.dilation, state.stride
    numbers = f"⌊(8 + {2 * p} − {2 * d} − 1)/{s}⌋ + 1 = {len(data.output)}"
    return f"⌊(n + 2p − d·(k − 1) − 1)/s⌋ + 1 = {numbers}"


def describe(state: State, data: Window, words: Words) -> str:
    return words(
        "window",
        row=state.row,
        column=state.column,
        products=", ".join(map(number, (data.pixels * data.kernel).ravel())),
        value=number(data.output[state.row, state.column]),
        stride=state.stride,
        padding=state.padding,
        dilation=state.dilation,
        size=len(data.output),
    )


explorer = Explorer(
    controls={
        "row": Slider(0, MOST - 1, 1, 1),
        "column": Slider(0, MOST - 1, 1, 2),
        "play": Play(("column", "row"), per_second=3),
        "stride": Slider(1, 3, 1, 1),
        "padding": Slider(0, WIDEST, 1, 0),
        "dilation": Slider(1, 3, 1, 1),
        "image": Choice(_images.NAMES, "digit"),
        "preset": Choice((*KERNELS, OWN), "vertical edges"),
        "kernel": Numbers(-9.0, 9.0, 1.0, KERNELS["vertical edges"]),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    follow=follow,
    seen=lambda state, data: state.stride == 2,
)
