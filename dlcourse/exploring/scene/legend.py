"""The legend of a panel: under its title, so that it never lies on what it explains."""

from collections.abc import Iterator

from dlcourse.exploring.scene.marks import Area, Arrows, Bars, Line, Mark, Points
from dlcourse.exploring.scene.measure import text_width
from dlcourse.exploring.scene.paths import glyph
from dlcourse.exploring.scene.scene import Panel
from dlcourse.exploring.scene.shapes import Box, Shape, near, text_shape

SIZE, HEIGHT = 12.0, 18.0
_SAMPLE, _GAP = 22.0, 16.0


def _named(panel: Panel) -> list[Mark]:
    if not panel.legend:
        return []
    return [mark for mark in panel.marks if getattr(mark, "name", "")]


def _places(panel: Panel, width: float) -> list[tuple[Mark, float, int]]:
    """Marks with the left end and the line of their entries."""
    places, x, line = [], 0.0, 0
    for mark in _named(panel):
        wanted = _SAMPLE + text_width(mark.name, SIZE)  # type: ignore[union-attr]
        if x > 0 and x + wanted > width:
            x, line = 0.0, line + 1
        places.append((mark, x, line))
        x += wanted + _GAP
    return places


def legend_height(panel: Panel, width: float) -> float:
    """Height of the legend; 0: there is none."""
    return HEIGHT * max((line + 1 for _, _, line in _places(panel, width)), default=0)


def legend_shapes(panel: Panel, box: Box) -> Iterator[Shape]:
    """Samples with names."""
    for mark, x, line in _places(panel, box.width):
        left, middle = box.x + x, box.y + (line + 0.5) * HEIGHT
        yield _sample(mark, left, middle)
        yield text_shape(mark.name, left + _SAMPLE, middle, size=SIZE)  # type: ignore[union-attr]


def _sample(mark: Mark, x: float, y: float) -> Shape:
    named = mark.colour if isinstance(getattr(mark, "colour", None), str) else "ink"  # type: ignore[union-attr]
    colour = "first" if named == "signed" else named
    if isinstance(mark, Points):
        hollow = mark.hollow or mark.shape == "cross"
        fill = {"fill": "none", "stroke": colour, "stroke-width": 1.7} if hollow else {"fill": colour}
        return Shape("path", {"d": glyph(mark.shape, x + 9, y, max(mark.size, 7)), **fill})
    if isinstance(mark, Area | Bars):
        attrs = {"x": near(x + 2), "y": near(y - 5), "width": 14, "height": 10, "fill": colour}
        return Shape("rect", attrs | {"fill-opacity": mark.opacity})
    assert isinstance(mark, Line | Arrows)
    dashes = {"stroke-dasharray": "6 4"} if isinstance(mark, Line) and mark.dashed else {}
    ends = {"x1": near(x), "y1": near(y), "x2": near(x + 18), "y2": near(y)}
    return Shape("line", ends | {"stroke": colour, "stroke-width": 2, **dashes})
