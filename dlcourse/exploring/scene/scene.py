"""A picture as data: panels with axes and marks, side by side in rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from dlcourse.exploring.scene.acts import Pick
from dlcourse.exploring.scene.marks import Mark


@dataclass(frozen=True)
class Axis:
    """One axis of a panel.

    Attributes:
        low, high: its ends, left to right and bottom to top; ``low > high`` turns it round.
        label: what it measures.
        ticks: where its ticks are; None: round numbers.
        labels: of the ticks; None: the numbers themselves.
        log: a logarithmic scale.
        shown: False: neither ticks nor labels.
        grid: faint lines at the ticks.
        line: the line of the axis itself; a list of names needs none.
    """

    low: float
    high: float
    label: str = ""
    ticks: Sequence[float] | None = None
    labels: Sequence[str] | None = None
    log: bool = False
    shown: bool = True
    grid: bool = False
    line: bool = True


@dataclass(frozen=True)
class Panel:
    """Marks in one system of axes.

    Attributes:
        marks: drawn in this order.
        x, y: the axes.
        title: above it; a long one is broken into lines.
        width: share of the row's width.
        height: of the inside in pixels; with ``square`` the largest it may have.
        square: one unit is equally long on both axes.
        least: width in pixels below which the row is broken.
        legend: whether marks with names are explained under the title.
        frame: role of a thin frame around the inside; "" none.
        left: pixels left of the inside at least, so that panels one above the other are aligned.
    """

    marks: Sequence[Mark]
    x: Axis
    y: Axis
    title: str = ""
    width: float = 1.0
    height: float = 260.0
    square: bool = False
    least: float = 200.0
    legend: bool = True
    frame: str = ""
    left: float = 0.0


@dataclass(frozen=True)
class Paragraph:
    """A text that is broken into lines, such as a formula with its numbers or a listing."""

    text: str
    colour: str = "ink"
    size: float = 13.0
    bold: bool = False
    mono: bool = False
    width: float = 1.0
    least: float = 200.0
    tip: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a ``Listing``.

    Attributes:
        text: broken into lines where it is too long.
        fill: role of the ground behind it; "" none.
        act: what a click on it does.
    """

    text: str
    colour: str = "ink"
    fill: str = ""
    bold: bool = False
    tip: str = ""
    act: Pick | None = None


@dataclass(frozen=True)
class Listing:
    """Code or a list: rows that can be lit and clicked."""

    rows: Sequence[Row]
    title: str = ""
    size: float = 12.0
    mono: bool = True
    width: float = 1.0
    least: float = 200.0


Item = Panel | Paragraph | Listing


@dataclass(frozen=True)
class Scene:
    """Rows of panels and paragraphs; a sequence inside of a row is a column of them.

    Where the page is narrow, a row is broken, so that the text keeps its size.
    """

    rows: Sequence[Sequence[Item | Sequence[Item]]]
    widest: float = 900.0
    gap: float = 24.0


def hidden(low: float, high: float) -> Axis:
    """An axis without ticks and labels."""
    return Axis(low, high, shown=False)
