"""Draws a listing: rows of text on a ground of their own, long ones broken and indented."""

from collections.abc import Iterator

from dlcourse.exploring.scene.acts import Pick
from dlcourse.exploring.scene.measure import line_height, text_width, wrap
from dlcourse.exploring.scene.scene import Listing, Row
from dlcourse.exploring.scene.shapes import Box, Shape, near, text_shape

TITLE = 13.0
_PAD_X, _PAD_Y = 4.0, 1.5
_UNDER_TITLE = 5.0
_DEEPER = 2  # characters that what is left of a broken row is indented more


def listing_head(item: Listing, width: float) -> float:
    """Height of the title."""
    if not item.title:
        return 0.0
    return len(wrap(item.title, width, TITLE, True)) * line_height(TITLE) + _UNDER_TITLE


def lay_listing(item: Listing, box: Box, head: float) -> tuple[list[Shape], float]:
    """The shapes of a listing whose rows begin ``head`` below the top of its box, and where it ends."""
    shapes: list[Shape] = []
    top = box.y + head - listing_head(item, box.width)
    for line in wrap(item.title, box.width, TITLE, True) if item.title else ():
        shapes.append(text_shape(line, box.x, top + line_height(TITLE) / 2, size=TITLE, bold=True))
        top += line_height(TITLE)
    top = box.y + head
    for row in item.rows:
        height = len(_lines(row, item, box.width)) * line_height(item.size) + 2 * _PAD_Y
        shapes += _row_shapes(row, item, Box(box.x, top, box.width, height))
        top += height
    return shapes, top


def _row_shapes(row: Row, item: Listing, box: Box) -> Iterator[Shape]:
    act = {"pick": row.act.values} if isinstance(row.act, Pick) else None
    if row.fill or row.tip or act:
        sides = {"x": near(box.x), "y": near(box.y), "width": near(box.width), "height": near(box.height)}
        ground = {"fill": row.fill or "ground", "fill-opacity": 0.2 if row.fill else 0, "rx": 3}
        yield Shape("rect", sides | ground, tip=row.tip, act=act)
    style = {"size": item.size, "fill": row.colour, "bold": row.bold, "mono": item.mono, "tip": row.tip}
    for number, line in enumerate(_lines(row, item, box.width)):
        middle = box.y + _PAD_Y + (number + 0.5) * line_height(item.size)
        if line:
            yield text_shape(line, box.x + _PAD_X, middle, act=act, **style)  # type: ignore[arg-type]


def _lines(row: Row, item: Listing, width: float) -> list[str]:
    """The row broken into lines that fit."""
    found = []
    for line in row.text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + _DEEPER)
        room = width - 2 * _PAD_X - text_width(indent, item.size, row.bold, item.mono)
        whole = text_width(line, item.size, row.bold, item.mono) <= width - 2 * _PAD_X
        first, *others = [line] if whole else wrap(line, room, item.size, row.bold, item.mono)
        found += [first, *(indent + other for other in others)]
    return found
