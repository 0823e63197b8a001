"""E8.1 A window slides over an image: its products, their sum, and the size of what comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.cnn_layers.explorers import _images
from dlcourse.chapters.cnn_layers.explorers._cells import INK, SIGNED, Cells
from dlcourse.explore import Choice, Explorer, Slider
from dlcourse.explore.style import BLUE, GREY, VERMILLION
from dlcourse.numpy.conv import conv2d
from dlcourse.shapes import output_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

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
KEEP = "as chosen"
ROWS = (
    KEEP,
    "0 0 0",
    "1 1 1",
    "-1 -1 -1",
    "1 0 -1",
    "-1 0 1",
    "2 0 -2",
    "1 2 1",
    "-1 -2 -1",
    "0 1 0",
    "0 -1 0",
    "1 0 0",
    "0 0 1",
    "-1 4 -1",
    "0 5 0",
)


@dataclass(frozen=True)
class Window:
    """One place of the window, and everything around it.

    Attributes:
        padded: the image with its padding, shape (8 + 2·padding, 8 + 2·padding).
        kernel: shape (3, 3).
        output: the result at all places.
        place: row and column of the window's place in the output.
        taps: row and column indices into ``padded`` of the pixels under the window.
        pixels: the pixels under the window, shape (3, 3).
    """

    padded: np.ndarray
    kernel: np.ndarray
    output: np.ndarray
    place: tuple[int, int]
    taps: tuple[np.ndarray, np.ndarray]
    pixels: np.ndarray
    stride: int
    padding: int
    dilation: int

    @property
    def products(self) -> np.ndarray:
        """Pixel times weight, shape (3, 3)."""
        return self.pixels * self.kernel


def compute(
    image: str,
    kernel: str,
    top: str,
    middle: str,
    bottom: str,
    row: int,
    column: int,
    stride: int,
    padding: int,
    dilation: int,
) -> Window:
    weights = _weights(kernel, (top, middle, bottom))
    padded = np.pad(_images.image(image), padding)
    options = {"stride": stride, "dilation": dilation}
    output, _ = conv2d(
        padded[None, None].astype(float), weights[None, None].astype(float), np.zeros(1), **options
    )
    places = output_size(_images.SIDE, TAPS, padding=padding, **options)
    place = row % places, column % places  # behind the last place the first one comes again
    rows, columns = (at * stride + dilation * np.arange(TAPS) for at in place)
    return Window(
        padded=padded,
        kernel=weights,
        output=np.rint(output[0, 0]).astype(int),
        place=place,
        taps=(rows, columns),
        pixels=padded[np.ix_(rows, columns)],
        stride=stride,
        padding=padding,
        dilation=dilation,
    )


def _weights(kernel: str, rows: tuple[str, str, str]) -> np.ndarray:
    """The chosen kernel, with every row replaced that has been edited."""
    chosen = zip(KERNELS[kernel], rows, strict=True)
    return np.array([own if row == KEEP else tuple(map(int, row.split())) for own, row in chosen])


def draw(figure: "Figure") -> Callable[[Window], None]:
    grid = figure.add_gridspec(3, 3, width_ratios=(12, 6.8, 10), height_ratios=(5, 5, 1.3), hspace=0.16)
    updates = [
        _draw_input(figure.add_subplot(grid[:2, 0])),
        _draw_kernel(figure.add_subplot(grid[0, 1])),
        _draw_products(figure.add_subplot(grid[1, 1])),
        _draw_output(figure.add_subplot(grid[:2, 2])),
        _draw_formula(figure.add_subplot(grid[2, :])),
    ]

    def update(data: Window) -> None:
        for part in updates:
            part(data)

    return update


def _texts(numbers: np.ndarray) -> list[list[str]]:
    return [[_number(value) for value in row] for row in numbers]


def _number(value: int) -> str:
    return f"{value}".replace("-", "−")


def _frames(axes: "Axes", count: int, colour: str) -> "list[Rectangle]":
    from matplotlib.patches import Rectangle

    frames = [
        Rectangle((0, 0), 1, 1, fill=False, edgecolor=colour, linewidth=2, clip_on=False)
        for _ in range(count)
    ]
    for frame in frames:
        axes.add_patch(frame)
    return frames


def _draw_input(axes: "Axes") -> Callable[[Window], None]:
    from matplotlib.patches import Rectangle

    cells = Cells(axes, _images.SIDE + 2 * WIDEST, INK)
    axes.add_patch(Rectangle((WIDEST - 0.5, WIDEST - 0.5), 8, 8, fill=False, edgecolor=GREY, linestyle="--"))
    frames = _frames(axes, TAPS**2, VERMILLION)

    def update(data: Window) -> None:
        around = f", {data.padding} zeros around" if data.padding else ""
        start = cells.show(f"image 8 × 8{around}", data.padded, _texts(data.padded), (0, 14))
        places = [(y, x) for y in data.taps[0] for x in data.taps[1]]
        for frame, (y, x) in zip(frames, places, strict=True):
            frame.set_xy((start + x - 0.5, start + y - 0.5))

    return update


def _draw_kernel(axes: "Axes") -> Callable[[Window], None]:
    cells = Cells(axes, TAPS, SIGNED, font=11)

    def update(data: Window) -> None:
        reach = np.abs(data.kernel).max() or 1
        cells.show("kernel", data.kernel, _texts(data.kernel), (-reach, reach))

    return update


def _draw_products(axes: "Axes") -> Callable[[Window], None]:
    cells = Cells(axes, TAPS, SIGNED, font=8.5)
    _frames(axes, 1, VERMILLION)[0].set_bounds(-0.47, -0.47, TAPS - 0.06, TAPS - 0.06)

    def update(data: Window) -> None:
        reach = np.abs(data.products).max() or 1
        pairs = zip(data.pixels, data.kernel, strict=True)
        texts = [
            [f"{p} · {_number(w)}\n= {_number(p * w)}" for p, w in zip(*rows, strict=True)] for rows in pairs
        ]
        cells.show("pixel · weight", data.products, texts, (-reach, reach))

    return update


def _draw_output(axes: "Axes") -> Callable[[Window], None]:
    cells = Cells(axes, MOST, SIGNED)
    (frame,) = _frames(axes, 1, VERMILLION)

    def update(data: Window) -> None:
        reach = np.abs(data.output).max() or 1
        size = len(data.output)
        start = cells.show(f"output {size} × {size}", data.output, _texts(data.output), (-reach, reach))
        frame.set_xy((start + data.place[1] - 0.5, start + data.place[0] - 0.5))

    return update


def _draw_formula(axes: "Axes") -> Callable[[Window], None]:
    axes.axis("off")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    total = axes.text(0, 0.78, "", color=VERMILLION, fontsize=10.5, va="center")
    size = axes.text(0, 0.15, "", color=BLUE, fontsize=10.5, va="center")

    def update(data: Window) -> None:
        total.set_text(_sum_line(data))
        size.set_text(_size_line(data))

    return update


def _sum_line(data: Window) -> str:
    first, *others = (int(value) for value in data.products.ravel())
    terms = "".join(f" {'−' if value < 0 else '+'} {abs(value)}" for value in others)
    y, x = data.place
    return f"output at row {y}, column {x}:   {_number(first)}{terms} = {_number(data.output[y, x])}"


def _size_line(data: Window) -> str:
    p, d, s = data.padding, data.dilation, data.stride
    return (
        f"size: ⌊(n + 2p − d·(k − 1) − 1)/s⌋ + 1 = ⌊(8 + {2 * p} − {2 * d} − 1)/{s}⌋ + 1 = {len(data.output)}"
    )


def describe(data: Window, templates: Mapping[str, str]) -> str:
    y, x = data.place
    return templates["window"].format(
        row=y,
        column=x,
        products=", ".join(_number(value) for value in data.products.ravel()),
        value=_number(data.output[y, x]),
        stride=data.stride,
        padding=data.padding,
        dilation=data.dilation,
        size=len(data.output),
    )


explorer = Explorer(
    controls={
        "row": Slider(0, MOST - 1, 1, 1),
        "column": Slider(0, MOST - 1, 1, 2),
        "image": Choice(_images.NAMES, "digit"),
        "kernel": Choice(tuple(KERNELS), "vertical edges"),
        "top": Choice(ROWS, KEEP),
        "middle": Choice(ROWS, KEEP),
        "bottom": Choice(ROWS, KEEP),
        "stride": Slider(1, 3, 1, 1),
        "padding": Slider(0, WIDEST, 1, 0),
        "dilation": Slider(1, 3, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(9.4, 4.9),
)
