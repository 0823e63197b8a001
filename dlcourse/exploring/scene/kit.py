"""Panels and lines that many explorers need."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dlcourse.exploring.scene.acts import Act
from dlcourse.exploring.scene.marks import Boxes, Cells, Heat, Line, Mark, Numbers, Tips
from dlcourse.exploring.scene.scene import Panel, hidden


def plain(
    marks: Sequence[Mark], x: tuple[float, float] = (0, 1), y: tuple[float, float] = (0, 1), **panel: Any
) -> Panel:
    """A panel without ticks: for graphs, tables, drawings. ``panel``: the options of a ``Panel``."""
    return Panel(marks, hidden(*x), hidden(*y), **panel)


def table(cells: Cells, title: str = "", *, cell: float = 56.0, height: float = 310.0, **panel: Any) -> Panel:
    """A panel that a table of cells fills, row 0 at the top.

    Args:
        cells: the table.
        title: above it.
        cell: the largest height of a cell in pixels.
        height: the largest height of the whole.
        panel: more options of the ``Panel``.
    """
    rows, columns = np.shape(cells.values)
    height = min(height, cell * rows)
    return plain([cells], (0, columns), (rows, 0), title=title, square=True, height=height, **panel)


def image(pixels: Any, title: str = "", *, reach: tuple[float, float] | None = None, **panel: Any) -> Panel:
    """A panel that an image fills: dark ink on the ground for one channel, its own colours for three.

    Args:
        pixels: shape (rows, columns) or (rows, columns, 3).
        title: above it.
        reach: the values of paper and ink.
        panel: more options of the ``Panel``.
    """
    rows, columns = np.shape(pixels)[:2]
    heat = Heat(pixels, (0, columns), (0, rows), "ink", reach, densest=1.0)
    return plain([heat], (0, columns), (rows, 0), title=title, **{"square": True, "frame": "faint", **panel})


def ground(
    x: Numbers,
    y: Numbers,
    width: Numbers,
    height: Numbers,
    *,
    acts: Act | Sequence[Act | None],
    tips: Tips = (),
) -> Boxes:
    """Empty ground that can be touched, under the marks that come after it; see ``Boxes``."""
    return Boxes(x, y, width, height, "ground", 0, tips=tips, acts=acts)


def contour(x: Any, y: Any, values: Any, level: float = 0.0, **line: Any) -> Line:
    """Where a grid of values has a certain level, as one line with breaks.

    Args:
        x: coordinates of the columns.
        y: coordinates of the rows.
        values: shape (rows, columns).
        level: the level looked for.
        line: the options of the ``Line``.
    """
    from contourpy import contour_generator

    found: Any = contour_generator(x, y, values).lines(level)
    gap = np.full((1, 2), np.nan)
    points = np.concatenate([part for each in found for part in (each, gap)]) if found else np.empty((0, 2))
    return Line(points[:, 0], points[:, 1], **{"colour": "ink", **line})
