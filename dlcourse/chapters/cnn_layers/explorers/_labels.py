"""Many short texts in one artist: a hundred text artists would take three times as long to draw."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from dlcourse.exploring.style import DPI, TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@cache
def _outline(text: str, size: float) -> Path:
    """The outline of a text in points, its middle at the origin."""
    outline = TextPath((0, 0), text, size=size)
    digit = TextPath((0, 0), "0", size=size).get_extents()
    middle = outline.get_extents()
    return outline.transformed(Affine2D().translate(-(middle.x0 + middle.x1) / 2, -(digit.y0 + digit.y1) / 2))


class Labels:
    """Short texts, each around a place of the axes."""

    def __init__(self, axes: "Axes", size: float) -> None:
        self._size = size
        self._collection = PathCollection([], linewidths=0, offset_transform=axes.transData)
        self._collection.set_transform(Affine2D().scale(DPI / 72))
        axes.add_collection(self._collection, autolim=False)

    def show(
        self, texts: Sequence[str], places: Sequence[tuple[float, float]], colours: Sequence[str] = (TEXT,)
    ) -> None:
        """Show these texts and no others.

        Args:
            texts: one per place.
            places: (x, y) of their middles, in the coordinates of the axes.
            colours: one for all or one for each.
        """
        self._collection.set_paths([_outline(text, self._size) for text in texts])
        self._collection.set_offsets(np.reshape(places, (-1, 2)))
        self._collection.set_facecolor(list(colours))
