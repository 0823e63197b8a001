"""A grid of square cells with numbers in them, changed in place."""

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from dlcourse.chapters.cnn_layers.explorers._labels import Labels
from dlcourse.exploring.style import TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = LinearSegmentedColormap.from_list("ink", ["white", "#9A9A9A"])
"""Grey values on which dark text stays readable."""

SIGNED = LinearSegmentedColormap.from_list("signed", ["#E69F00", "white", "#56B4E9"])
"""Orange below zero, white at zero, blue above."""


LINE = 0.28
"""Distance of two lines of text in one cell."""


class Cells:
    """Coloured cells with a text in each; cells without a text are white."""

    def __init__(self, axes: "Axes", side: int, colours: Any, *, font: float = 8.0) -> None:
        self._side = side
        reach = (-0.5, side - 0.5)
        axes.set(xlim=reach, ylim=reach[::-1], aspect="equal", xticks=[], yticks=[])
        for spine in axes.spines.values():
            spine.set_visible(False)
        empty = np.full((side, side), np.nan)
        self._image = axes.imshow(empty, colours, extent=(*reach, *reach[::-1]), interpolation="nearest")
        self._title = axes.text(0, 0, "", fontsize=11, color=TEXT)
        self._labels = Labels(axes, font)

    def show(self, title: str, values: np.ndarray, texts: list[list[str]], reach: tuple[float, float]) -> int:
        """Show a square of numbers in the middle.

        Args:
            title: stands above the square.
            values: choose the colours.
            texts: what stands in the cells.
            reach: the values at both ends of the colours.

        Returns:
            Row and column of the cell where the square begins.
        """
        start = (self._side - len(values)) // 2
        whole = np.full((self._side, self._side), np.nan)
        whole[start : start + len(values), start : start + len(values)] = values
        self._image.set_data(whole)
        self._image.set_clim(*reach)
        lines = [
            (line, (start + x, start + y + (i - text.count("\n") / 2) * LINE))
            for y, row in enumerate(texts)
            for x, text in enumerate(row)
            for i, line in enumerate(text.split("\n"))
        ]
        self._labels.show(*zip(*lines, strict=True))
        self._title.set_text(title)
        self._title.set_position((start - 0.5, start - 0.5 - 0.02 * self._side))
        return start
