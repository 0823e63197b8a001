"""E8.2 Which pixels a unit sees through a stack of layers, and how much each of them counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.data import load
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, TEXT, VERMILLION
from dlcourse.shapes import output_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PIXELS, DEPTH = 28, 4

Layer = tuple[int, int, int]

LAYERS: dict[str, Layer | None] = {
    "no layer": None,
    "conv 3": (3, 1, 1),
    "conv 5": (5, 1, 1),
    "conv 3, stride 2": (3, 2, 1),
    "conv 3, dilation 2": (3, 1, 2),
    "pool 2": (2, 2, 1),
}
"""Taps, stride and dilation of each kind of layer; convolutions have padding that keeps the size."""


@dataclass(frozen=True)
class Field:
    """What one unit of the last layer sees, along one axis.

    Attributes:
        names: the layers in use, the first one first.
        widths: units of the input and of every layer.
        seen: for the input and every layer, which units matter (boolean).
        links: for every layer, pairs (unit below, unit) that matter.
        share: how much of the unit's gradient arrives at every pixel if all weights are equal; sums to 1
            where nothing falls into the padding.
        size: the receptive field, pixels in the padding included.
        unit: which unit of the last layer.
    """

    names: list[str]
    widths: list[int]
    seen: list[np.ndarray]
    links: list[list[tuple[int, int]]]
    share: np.ndarray
    size: int
    unit: int

    @property
    def half(self) -> int:
        """Side of the smallest square that holds half of what all pixels together count."""
        total = np.concatenate([[0], np.cumsum(self.share)])
        spans = range(1, PIXELS + 1)
        return next(n for n in spans if (total[n:] - total[:-n]).max() >= np.sqrt(0.5) * total[-1] - 1e-12)


def compute(first: str, second: str, third: str, fourth: str, place: float) -> Field:
    names = [name for name in (first, second, third, fourth) if LAYERS[name]]
    layers = [layer for layer in map(LAYERS.get, names) if layer]
    matrices, width = [], PIXELS
    for layer in layers:
        matrices.append(_reach(layer, width))
        width = len(matrices[-1])
    unit = round(place * (width - 1))
    gradient = np.zeros(width)
    gradient[unit] = 1
    gradients = [gradient]
    for matrix in reversed(matrices):
        gradients.append(gradients[-1] @ matrix)
    gradients.reverse()
    links = [
        [(int(below), int(above)) for above, below in np.argwhere(matrix) if gradients[i + 1][above] > 0]
        for i, matrix in enumerate(matrices)
    ]
    return Field(
        names=names,
        widths=[len(g) for g in gradients],
        seen=[g > 0 for g in gradients],
        links=links,
        share=gradients[0],
        size=_size(layers),
        unit=unit,
    )


def _reach(layer: Layer, width: int) -> np.ndarray:
    """Rows: units of the layer; columns: units below; 1/k where one sees the other."""
    k, s, d = layer
    padding = d * (k - 1) // 2 if k % 2 else 0
    rows = output_size(width, k, stride=s, padding=padding, dilation=d)
    matrix = np.zeros((rows, width))
    for row in range(rows):
        taps = row * s - padding + d * np.arange(k)
        matrix[row, taps[(taps >= 0) & (taps < width)]] = 1 / k
    return matrix


def _size(layers: list[Layer]) -> int:
    size = 1
    for k, s, d in reversed(layers):
        size = (size - 1) * s + d * (k - 1) + 1
    return size


@cache
def _picture() -> np.ndarray:
    return load("mnist_10k").x_train[7, 0] / 255


def draw(figure: "Figure") -> Callable[[Field], None]:
    grid = figure.add_gridspec(2, 2, width_ratios=(5, 3.1), height_ratios=(4, 1.5))
    updates = [
        _draw_stack(figure.add_subplot(grid[0, 0])),
        _draw_share(figure.add_subplot(grid[1, 0])),
        _draw_plane(figure.add_subplot(grid[:, 1])),
    ]

    def update(data: Field) -> None:
        for part in updates:
            part(data)

    return update


def _centres(width: int) -> np.ndarray:
    """Where the units of a layer stand, above the pixels that they summarise."""
    return (np.arange(width) + 0.5) * PIXELS / width - 0.5


def _draw_stack(axes: "Axes") -> Callable[[Field], None]:
    from matplotlib.collections import LineCollection

    axes.set(xlim=(-11.6, PIXELS - 0.4), ylim=(-0.5, DEPTH + 0.45))
    axes.axis("off")
    lines = LineCollection([], colors=VERMILLION, linewidths=0.8, alpha=0.55)
    axes.add_collection(lines)
    (idle,) = axes.plot([], [], "o", color=FAINT, markersize=5)
    (seen,) = axes.plot([], [], "o", color=VERMILLION, markersize=6)
    labels = [axes.text(-1.2, y, "", ha="right", va="center", fontsize=9) for y in range(DEPTH + 1)]
    title = axes.set_title("")

    def update(data: Field) -> None:
        centres = [_centres(width) for width in data.widths]
        lines.set_segments(
            [
                [(centres[i][below], i), (centres[i + 1][above], i + 1)]
                for i, links in enumerate(data.links)
                for below, above in links
            ]
        )
        for artist, wanted in ((idle, False), (seen, True)):
            points = [(x, i) for i, row in enumerate(centres) for x in row[data.seen[i] == wanted]]
            artist.set_data(*np.array(points).T if points else ([], []))
        names = ["image", *data.names]
        for y, label in enumerate(labels):
            label.set_text(f"{names[y]}  ({data.widths[y]})" if y < len(names) else "")
        title.set_text(f"one unit of the last layer sees {data.size} × {data.size} pixels")

    return update


def _draw_share(axes: "Axes") -> Callable[[Field], None]:
    axes.set(xlim=(-11.6, PIXELS - 0.4), ylim=(0, 1.15), yticks=[])
    axes.set_xticks(range(0, PIXELS, 9), [f"{x}" for x in range(0, PIXELS, 9)])
    axes.set_xlabel("pixel")
    axes.spines["left"].set_visible(False)
    bars = axes.bar(range(PIXELS), np.ones(PIXELS), width=0.8, color=BLUE)
    axes.text(-1.2, 0.5, "how much each\npixel counts", ha="right", va="center", fontsize=9, color=TEXT)

    def update(data: Field) -> None:
        tallest = data.share.max() or 1
        for bar, height in zip(bars, data.share / tallest, strict=True):
            bar.set_height(height)

    return update


def _draw_plane(axes: "Axes") -> Callable[[Field], None]:
    from matplotlib.patches import Rectangle

    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    image = axes.imshow(np.zeros((PIXELS, PIXELS, 3)), interpolation="nearest")
    frame = Rectangle((0, 0), 1, 1, fill=False, edgecolor=VERMILLION, linewidth=2, clip_on=False)
    axes.add_patch(frame)
    title = axes.set_title("")
    axes.set_xlabel("blue: how much each pixel counts", color=TEXT)

    def update(data: Field) -> None:
        weight = np.outer(data.share, data.share)
        weight = (weight / (weight.max() or 1))[..., None]
        grey = 1 - 0.55 * _picture()[..., None]
        image.set_data(grey * (1 - 0.8 * weight) + np.array([0.0, 0.45, 0.7]) * 0.8 * weight)
        inside = np.flatnonzero(data.seen[0])
        start, length = float(inside[0]) - 0.5, float(np.ptp(inside)) + 1
        frame.set_bounds(start, start, length, length)
        title.set_text(f"half of it lies in {data.half} × {data.half}")

    return update


def describe(data: Field, templates: Mapping[str, str]) -> str:
    return templates["field"].format(
        layers=len(data.names),
        names=", ".join(data.names) or "–",
        unit=data.unit,
        width=data.widths[-1],
        size=data.size,
        half=data.half,
    )


explorer = FigureExplorer(
    controls={
        "first": Choice(tuple(LAYERS), "conv 3"),
        "second": Choice(tuple(LAYERS), "conv 3"),
        "third": Choice(tuple(LAYERS), "conv 3"),
        "fourth": Choice(tuple(LAYERS), "no layer"),
        "place": Slider(0.0, 1.0, 0.05, 0.5),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(9.0, 4.5),
)
