"""Where everything stands: rows of panels, their titles, legends and axes, in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dlcourse.exploring.scene.axes import LABEL, Axes
from dlcourse.exploring.scene.flatten import flatten
from dlcourse.exploring.scene.graph import graph_height
from dlcourse.exploring.scene.legend import legend_height, legend_shapes
from dlcourse.exploring.scene.listing import lay_listing, listing_head
from dlcourse.exploring.scene.marks import Graph
from dlcourse.exploring.scene.measure import line_height, wrap
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.scene import Item, Listing, Panel, Paragraph, Scene
from dlcourse.exploring.scene.shapes import Box, Drawing, Shape, near, text_shape

TITLE = 13.0
_EDGE = 2.0
Column = Sequence[Item]


def lay_out(scene: Scene, width: float) -> Drawing:
    """The scene in its flat form, at most this wide; rows that do not fit are broken."""
    width = min(width, scene.widest)
    shapes: list[Shape] = []
    top = _EDGE
    for row in scene.rows:
        for line in _broken(_columns(row), width - 2 * _EDGE, scene.gap):
            added, bottom = _lay_row(line, Box(_EDGE, top, width - 2 * _EDGE, 0), scene.gap)
            shapes += added
            top = bottom + scene.gap / 2
    return Drawing(near(width), near(top - scene.gap / 2 + _EDGE), shapes)


def _columns(row: Sequence[Item | Column]) -> list[Column]:
    return [[item] if isinstance(item, Item) else item for item in row]


def _share(column: Column) -> float:
    return max(item.width for item in column)


def _least(column: Column) -> float:
    return max(item.least for item in column)


def _broken(columns: list[Column], width: float, gap: float) -> Iterator[list[Column]]:
    """The columns of a row, in lines in which each has its least width."""
    line: list[Column] = []
    for column in columns:
        wanted = sum(map(_least, [*line, column])) + gap * len(line)
        if line and wanted > width:
            yield line
            line = []
        line.append(column)
    yield line


def _lay_row(columns: list[Column], box: Box, gap: float) -> tuple[list[Shape], float]:
    widths = _widths(columns, box.width - gap * (len(columns) - 1))
    head = max(_head(column[0], width) for column, width in zip(columns, widths, strict=True))
    shapes: list[Shape] = []
    left, bottom = box.x, box.y
    for column, width in zip(columns, widths, strict=True):
        top = box.y
        for number, item in enumerate(column):
            part, end = _lay_item(item, Box(left, top, width, 0), head if number == 0 else None)
            shapes += part
            top = end + gap / 2
            bottom = max(bottom, end)
        left += width + gap
    return shapes, bottom


def _widths(columns: list[Column], width: float) -> list[float]:
    """Widths in proportion to the shares, but none below its least."""
    shares, fixed = {i: _share(column) for i, column in enumerate(columns)}, dict[int, float]()
    while shares:
        free = width - sum(fixed.values())
        unit = free / sum(shares.values())
        small = [i for i, share in shares.items() if share * unit < min(_least(columns[i]), width)]
        if not small or len(small) == len(shares):
            return [fixed.get(i, shares.get(i, 0) * unit) for i in range(len(columns))]
        for i in small:
            fixed[i] = _least(columns[i])
            del shares[i]
    return [fixed[i] for i in range(len(columns))]


def _lay_item(item: Item, box: Box, head: float | None) -> tuple[list[Shape], float]:
    if isinstance(item, Paragraph):
        return _lay_paragraph(item, box)
    head = _head(item, box.width) if head is None else head
    return lay_listing(item, box, head) if isinstance(item, Listing) else _lay_panel(item, box, head)


def _lay_paragraph(item: Paragraph, box: Box) -> tuple[list[Shape], float]:
    height = line_height(item.size)
    style = {"size": item.size, "fill": item.colour, "bold": item.bold, "mono": item.mono, "tip": item.tip}
    lines = wrap(item.text, box.width, item.size, item.bold, item.mono)
    shapes = [
        text_shape(line, box.x, box.y + (i + 0.5) * height, **style)  # type: ignore[arg-type]
        for i, line in enumerate(lines)
        if line
    ]
    return shapes, box.y + len(lines) * height


def _head(item: Item, width: float) -> float:
    """Height of what stands above the inside of a panel or above the rows of a listing."""
    if isinstance(item, Paragraph):
        return 0.0
    if isinstance(item, Listing):
        return listing_head(item, width)
    return _Head.of(item, width).height


@dataclass(frozen=True)
class _Head:
    """Title, legend and the label of the vertical axis, one under the other."""

    title: tuple[str, ...]
    legend: float
    label: str

    @classmethod
    def of(cls, panel: Panel, width: float) -> "_Head":
        title = wrap(panel.title, width, TITLE, True) if panel.title else ()
        label = panel.y.label if panel.y.shown else ""
        return cls(title, legend_height(panel, width), label)

    @property
    def height(self) -> float:
        written = (
            len(self.title) * line_height(TITLE) + self.legend + (line_height(LABEL) if self.label else 0)
        )
        return written + (6 if written else 0)


def _lay_panel(panel: Panel, box: Box, head: float) -> tuple[list[Shape], float]:
    axes = Axes.of(panel, box.width)
    width = box.width - axes.left - axes.right
    inside = _inside(panel, Box(box.x + axes.left, box.y + head, width, panel.height))
    place = Place.of(inside, panel.x, panel.y)
    shapes = list(_head_shapes(panel, box, head))
    shapes += axes.shapes(place)
    for mark in panel.marks:
        shapes += flatten(mark, place)
    return shapes, inside.bottom + axes.below


def _inside(panel: Panel, box: Box) -> Box:
    """The inside of a panel: with equal units it may be smaller than there is room, with a graph higher."""
    wanted = [graph_height(mark, box.width) for mark in panel.marks if isinstance(mark, Graph)]
    if wanted:
        return box._replace(height=max(box.height, *wanted))
    if not panel.square:
        return box
    spans = abs(panel.x.high - panel.x.low), abs(panel.y.high - panel.y.low)
    unit = min(box.width / spans[0], box.height / spans[1])
    return Box(box.x, box.y, unit * spans[0], unit * spans[1])


def _head_shapes(panel: Panel, box: Box, head: float) -> Iterator[Shape]:
    parts = _Head.of(panel, box.width)
    top = box.y + head - parts.height
    for line in parts.title:
        yield text_shape(line, box.x, top + line_height(TITLE) / 2, size=TITLE, bold=True)
        top += line_height(TITLE)
    yield from legend_shapes(panel, Box(box.x, top, box.width, parts.legend))
    if parts.label:
        middle = top + parts.legend + line_height(LABEL) / 2
        yield text_shape(parts.label, box.x, middle, size=LABEL, fill="muted")
