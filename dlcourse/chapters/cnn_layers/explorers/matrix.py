"""E8.3 A convolution is a matrix: mostly zeros, and the same few numbers in every row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.chapters.cnn_layers.explorers._labels import Labels
from dlcourse.exploring import FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import GREEN, GREY, ORANGE, PURPLE, SKY_BLUE, TEXT, YELLOW
from dlcourse.shapes import output_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INPUTS = 10
LEAST_TAPS, MOST_TAPS, MOST_PADDING = 2, 5, 1
MOST_ROWS = INPUTS + 2 * MOST_PADDING - LEAST_TAPS + 1
TAP_COLOURS = (SKY_BLUE, ORANGE, GREEN, YELLOW, PURPLE)
NOTHING = "#F2F2F2"


@dataclass(frozen=True)
class Matrix:
    """The W of y = Wx.

    Attributes:
        tap: which tap of the kernel stands in each entry, -1 for none; shape (outputs, inputs).
        dense: whether every entry is a number of its own instead.
        free: how many numbers can be learned.
    """

    tap: np.ndarray
    dense: bool
    free: int

    @property
    def nonzero(self) -> int:
        """How many entries are not zero by construction."""
        return self.tap.size if self.dense else int((self.tap >= 0).sum())


def compute(taps: int, stride: int, padding: int, dense: bool) -> Matrix:
    rows = output_size(INPUTS, taps, stride=stride, padding=padding)
    tap = np.arange(INPUTS) + padding - stride * np.arange(rows)[:, None]
    tap = np.where((tap >= 0) & (tap < taps), tap, -1)
    return Matrix(tap=tap, dense=dense, free=tap.size if dense else taps)


def draw(figure: "Figure") -> Callable[[Matrix], None]:
    left, right = figure.subplots(1, 2, width_ratios=(6, 4))
    show_matrix = _draw_matrix(left)
    right.axis("off")
    words = right.text(
        0, 0.97, "", va="top", linespacing=1.55, color=TEXT, fontsize=10.5, transform=right.transAxes
    )

    def update(data: Matrix) -> None:
        show_matrix(data)
        words.set_text("\n".join(_lines(data)))

    return update


def _draw_matrix(axes: "Axes") -> Callable[[Matrix], None]:
    from matplotlib.colors import to_rgb

    axes.set(xlim=(-0.5, INPUTS - 0.5), ylim=(MOST_ROWS - 0.5, -0.5), aspect="equal", yticks=[])
    axes.set_xticks(range(INPUTS), [f"$x_{{{i}}}$" for i in range(INPUTS)])
    axes.tick_params(length=0, top=True, bottom=False, labeltop=True, labelbottom=False)
    axes.spines[:].set_visible(False)
    image = axes.imshow(np.ones((MOST_ROWS, INPUTS, 3)), interpolation="nearest")
    style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9.0, "color": TEXT}
    labels = Labels(axes, 9.0)
    names = [axes.text(-0.8, y, f"$y_{{{y}}}$", **style) for y in range(MOST_ROWS)]
    palette = np.array([to_rgb(colour) for colour in (*TAP_COLOURS, NOTHING)])
    dense_colours = palette[np.random.default_rng(0).integers(0, len(TAP_COLOURS), (MOST_ROWS, INPUTS))]
    dense_colours = 0.55 * dense_colours + 0.45 * np.random.default_rng(1).random(dense_colours.shape)

    def update(data: Matrix) -> None:
        rows = len(data.tap)
        pixels = np.ones((MOST_ROWS, INPUTS, 3))
        pixels[:rows] = dense_colours[:rows] if data.dense else palette[data.tap]
        image.set_data(pixels)
        for y, name in enumerate(names):
            name.set_visible(y < rows)
        taps = [] if data.dense else [int(tap) for tap in data.tap.ravel()]
        labels.show(
            [f"w{tap}" if tap >= 0 else "0" for tap in taps],
            [(i % INPUTS, i // INPUTS) for i in range(len(taps))],
            [TEXT if tap >= 0 else GREY for tap in taps],
        )

    return update


def _lines(data: Matrix) -> list[str]:
    rows, columns = data.tap.shape
    kind = "a dense layer: y = Wx" if data.dense else "a convolution: y = Wx"
    shared = "every number stands once" if data.dense else "same colour = same number"
    return [
        kind,
        "",
        f"entries of W:   {rows} × {columns} = {data.tap.size}",
        f"not zero:   {data.nonzero}",
        f"free numbers:   {data.free}",
        "",
        shared,
        "",
        "28 × 28 to 26 × 26 pixels:",
        "W is 676 × 784 = 529,984",
        "free numbers:   529,984" if data.dense else "free numbers of a 3 × 3 kernel:   9",
    ]


def describe(data: Matrix, templates: Mapping[str, str]) -> str:
    return templates["dense" if data.dense else "conv"].format(
        rows=len(data.tap), columns=INPUTS, entries=data.tap.size, nonzero=data.nonzero, free=data.free
    )


explorer = FigureExplorer(
    controls={
        "taps": Slider(LEAST_TAPS, MOST_TAPS, 1, 3),
        "stride": Slider(1, 3, 1, 1),
        "padding": Slider(0, MOST_PADDING, 1, 0),
        "dense": Toggle(),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 4.8),
)
