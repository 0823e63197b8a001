"""What can stand in a panel, as plain data in the coordinates of its axes.

Colours are roles of the palette. Where a mark has several items, ``colour``, ``tips`` and ``acts`` may be one
for all or a sequence with one for each: a tip is a short text shown when the pointer rests on the item.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dlcourse.exploring.scene.acts import Act

Numbers = Any
"""A number, a sequence of numbers or a NumPy array."""

Colours = str | Sequence[str]
Tips = str | Sequence[str]
Acts = Act | None | Sequence[Act | None]


@dataclass(frozen=True)
class Points:
    """Points at (x, y).

    Attributes:
        x, y: coordinates.
        colour: role.
        size: diameter in pixels.
        shape: "circle", "square", "triangle", "diamond" or "cross".
        hollow: only the outline.
        name: in the legend.
    """

    x: Numbers
    y: Numbers
    colour: Colours = "first"
    size: float = 7.0
    shape: str = "circle"
    hollow: bool = False
    name: str = ""
    tips: Tips = ()
    acts: Acts = None


@dataclass(frozen=True)
class Line:
    """A line through (x, y); it breaks where a coordinate is NaN, so one mark can hold many lines."""

    x: Numbers
    y: Numbers
    colour: str = "first"
    width: float = 2.0
    dashed: bool = False
    opacity: float = 1.0
    name: str = ""
    tips: str = ""
    acts: Act | None = None


@dataclass(frozen=True)
class Area:
    """What lies between two lines over the same x."""

    x: Numbers
    low: Numbers
    high: Numbers
    colour: str = "first"
    opacity: float = 0.25
    name: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars from ``base`` to ``height``, downwards where that is lower.

    Attributes:
        x: middle of each bar.
        height: its end, in the coordinates of the axis.
        base: where all begin.
        width: in the coordinates of the axis.
        colour: role, or "signed": ``first`` above the base, ``second`` below.
        labels: a text at the end of each bar.
        sideways: bars lie: ``x`` are their places on the vertical axis.
        least: pixels that a bar with an act has at least, so that it can be grasped.
    """

    x: Numbers
    height: Numbers
    base: float = 0.0
    width: float = 0.7
    colour: Colours = "first"
    opacity: float = 1.0
    labels: Sequence[str] = ()
    sideways: bool = False
    least: float = 0.0
    name: str = ""
    tips: Tips = ()
    acts: Acts = None


@dataclass(frozen=True)
class Rule:
    """A line across the whole panel at one x or one y."""

    x: float | None = None
    y: float | None = None
    colour: str = "muted"
    width: float = 1.0
    dashed: bool = False
    tips: str = ""
    acts: Act | None = None


@dataclass(frozen=True)
class Text:
    """Texts at (x, y).

    Attributes:
        text: one or a sequence of them.
        size: of the font in pixels; 11 is the smallest that is read with ease.
        anchor: "start", "middle" or "end": the part of the text that stands at x.
        dx, dy: a shift in pixels, to the right and down.
        halo: a rim in the colour of the ground, for texts on lines.
    """

    x: Numbers
    y: Numbers
    text: str | Sequence[str]
    colour: Colours = "ink"
    size: float = 12.0
    anchor: str = "middle"
    bold: bool = False
    mono: bool = False
    halo: bool = False
    dx: float = 0.0
    dy: float = 0.0
    tips: Tips = ()
    acts: Acts = None


@dataclass(frozen=True)
class Arrows:
    """Arrows from (x, y) to (x + dx, y + dy)."""

    x: Numbers
    y: Numbers
    dx: Numbers
    dy: Numbers
    colour: Colours = "ink"
    width: Numbers = 1.5
    opacity: Numbers = 1.0
    head: float = 7.0
    name: str = ""
    tips: Tips = ()


@dataclass(frozen=True)
class Boxes:
    """Rectangles with the corner (x, y) and a size in the coordinates of the axes.

    Attributes:
        fill: role of the inside; "" leaves it open (the pointer finds only its outline).
        stroke: role of the outline; "" leaves it away.
    """

    x: Numbers
    y: Numbers
    width: Numbers
    height: Numbers
    fill: Colours = ""
    opacity: Numbers = 1.0
    stroke: Colours = ""
    thick: float = 1.5
    dashed: bool = False
    rounded: float = 0.0
    tips: Tips = ()
    acts: Acts = None


@dataclass(frozen=True)
class Frame:
    """A frame around some cells of ``Cells``."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    colour: str = "second"
    thick: float = 2.0
    dashed: bool = False
    acts: Act | None = None


@dataclass(frozen=True)
class Cells:
    """A table of coloured cells, each one unit wide and high; row 0 is at the top if the axis points down.

    Attributes:
        values: choose the colours, shape (rows, columns); NaN leaves a cell out.
        texts: what stands in the cells, None: nothing; a line break makes two lines.
        ramp: "signed", or the role of the densest colour.
        reach: the values at the ends of the ramp; None: those of the data, symmetric for "signed".
        row, column: of the first cell, if the table does not begin at 0.
        frames: around some cells.
        lines: whether cells have a thin outline.
        densest: opacity at the end of the ramp; numbers need 0.65 or less to be readable on it.
        tips: texts, in the same shape.
        acts: the same for what a click does.
    """

    values: Numbers
    texts: Sequence[Sequence[str]] | None = None
    ramp: str = "signed"
    reach: tuple[float, float] | None = None
    row: int = 0
    column: int = 0
    frames: Sequence[Frame] = ()
    lines: bool = True
    densest: float = 0.65
    size: float = 13.0
    tips: Sequence[Sequence[str]] | None = None
    acts: Sequence[Sequence[Act | None]] | None = None


@dataclass(frozen=True)
class Heat:
    """A grid of numbers as colours, or an image; for grids with more than some hundred cells.

    Attributes:
        values: shape (rows, columns), or (rows, columns, 3) from 0 to 1: an image in its own colours.
        x, y: the ends of the grid; ``y[0]`` belongs to the first row.
        ramp: "signed", or the role of the densest colour ("ink" for images of one channel).
        reach: the values at the ends of the ramp; None: those of the data.
        smooth: blend the cells into each other.
    """

    values: Numbers
    x: tuple[float, float]
    y: tuple[float, float]
    ramp: str = "signed"
    reach: tuple[float, float] | None = None
    smooth: bool = False
    densest: float = 0.65
    tips: str = ""
    acts: Act | None = None


@dataclass(frozen=True)
class Node:
    """One node of a graph; its text may have several lines, the first one is bold."""

    text: str
    colour: str = "muted"
    thick: float = 1.5
    fill: str = "ground"
    opacity: float = 1.0
    tip: str = ""
    act: Act | None = None


@dataclass(frozen=True)
class Edge:
    """An arrow from one node to another, by their keys; ``label`` stands beside it."""

    start: str
    end: str
    label: str = ""
    colour: str = "muted"
    width: float = 1.5
    back: bool = False
    tip: str = ""


@dataclass(frozen=True)
class Graph:
    """Nodes in layers and edges between them; it fills its panel, and places and routes are found for it.

    Attributes:
        nodes: by key.
        edges: from lower to higher layers.
        size: of the font.
        longest_label: a text that has room beside every edge, so that places stay when labels change.
        longest_line: the same for the lines in nodes.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: Sequence[Edge] = ()
    size: float = 12.0
    longest_label: str = ""
    longest_line: str = ""


Mark = Points | Line | Area | Bars | Rule | Text | Arrows | Boxes | Cells | Heat | Graph
