"""Tables of cells, and grids of colours, as shapes."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from dlcourse.exploring.scene.flatten.core import Attrs, dashes, flatten, rect
from dlcourse.exploring.scene.marks import Cells, Heat
from dlcourse.exploring.scene.measure import text_width
from dlcourse.exploring.scene.palette import shade
from dlcourse.exploring.scene.pixels import png_of
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Shape, text_shape

SMALLEST = 10.5
"""Numbers that fit into their cells in a smaller font only are left away; tips and sentences have them."""


@flatten.register
def _cells(mark: Cells, place: Place) -> Iterator[Shape]:
    values = np.asarray(mark.values, float)
    width = abs(float(place.x(1) - place.x(0)))
    height = abs(float(place.y(1) - place.y(0)))
    left, top = float(place.x(mark.column)), float(place.y(mark.row))
    reach = mark.reach or (float(np.nanmin(values, initial=0)), float(np.nanmax(values, initial=0)))
    size = _font_of(mark, width, height)
    outline = {"stroke": "faint", "stroke-width": 1} if mark.lines else {}
    for row, line in enumerate(values.tolist()):  # plain numbers: NumPy's own cost much more one by one
        y = top + row * height
        for column, value in enumerate(line):
            if value != value:  # NaN
                continue
            x = left + column * width
            ground = _ground(value, reach, mark.ramp, mark.densest)
            tip = mark.tips[row][column] if mark.tips is not None else ""
            act = place.act(mark.acts[row][column]) if mark.acts is not None else None
            yield Shape("rect", rect(x, y, width, height) | ground | outline, tip=tip, act=act)
            if size and mark.texts is not None and mark.texts[row][column]:
                yield from _cell_text(mark.texts[row][column], x + width / 2, y + height / 2, size)
    for frame in mark.frames:
        x, y = left + frame.column * width, top + frame.row * height
        attrs = rect(x, y, frame.columns * width, frame.rows * height)
        attrs |= {
            "fill": "none",
            "stroke": frame.colour,
            "stroke-width": frame.thick,
            **dashes(frame.dashed),
        }
        if frame.acts:
            attrs |= {"fill": frame.colour, "fill-opacity": 0.08}
        yield Shape("rect", attrs, act=place.act(frame.acts))


@lru_cache(4096)  # a picture has most colours of the one before
def _ground(value: float, reach: tuple[float, float], ramp: str, densest: float) -> Attrs:
    role, part = shade(value, reach, ramp)
    return {"fill": role, "fill-opacity": round(part * densest, 2)}


def _cell_text(text: str, x: float, y: float, size: float) -> Iterator[Shape]:
    lines = text.split("\n")
    for i, line in enumerate(lines):
        shift = (i - (len(lines) - 1) / 2) * size * 1.15
        yield text_shape(line, x, y + shift, size=size, anchor="middle")


def _font_of(mark: Cells, width: float, height: float) -> float:
    """The largest font in which all texts fit into their cells; 0: none is readable."""
    if mark.texts is None:
        return 0.0
    texts = [text for row in mark.texts for text in row if text]
    lines = {line for text in texts for line in text.split("\n")}
    if not lines:
        return 0.0
    widest = max(text_width(line, 1.0) for line in lines)
    most = max(text.count("\n") + 1 for text in texts)
    size = min(mark.size, (width - 1) / widest, (height - 2) / (1.15 * most))
    return float(np.floor(size * 2) / 2) if size >= SMALLEST else 0.0


@flatten.register
def _heat(mark: Heat, place: Place) -> Iterator[Shape]:
    values = np.asarray(mark.values, float)
    left, right = float(place.x(mark.x[0])), float(place.x(mark.x[1]))
    first, last = float(place.y(mark.y[0])), float(place.y(mark.y[1]))
    if last < first:
        values, first, last = values[::-1], last, first
    if right < left:
        values, left, right = values[:, ::-1], right, left
    attrs = rect(left, first, right - left, last - first) | {
        "href": png_of(values, mark.ramp, mark.reach, mark.densest),
        "preserveAspectRatio": "none",
        "class": " ".join(
            name for name, on in (("ink", mark.ramp == "ink"), ("crisp", not mark.smooth)) if on
        ),
    }
    yield Shape("image", attrs, tip=mark.tips, act=place.act(mark.acts))
