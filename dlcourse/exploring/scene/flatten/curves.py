"""Points, lines, areas, rules and arrows as shapes."""

from collections.abc import Iterator

import numpy as np

from dlcourse.exploring.scene.clip import clip_line
from dlcourse.exploring.scene.flatten.core import Attrs, dashes, each, faded, flatten
from dlcourse.exploring.scene.marks import Area, Arrows, Line, Points, Rule
from dlcourse.exploring.scene.paths import arrow_head, glyph, polygon, polyline
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Shape, near


@flatten.register
def _points(mark: Points, place: Place) -> Iterator[Shape]:
    x, y = np.atleast_1d(place.x(mark.x)), np.atleast_1d(place.y(mark.y))
    box, slack = place.box, 0.5
    shown = (x >= box.x - slack) & (x <= box.right + slack) & (y >= box.y - slack) & (y <= box.bottom + slack)
    if isinstance(mark.colour, str) and not mark.tips and mark.acts is None:
        inside = zip(x[shown].tolist(), y[shown].tolist(), strict=True)
        path = "".join([glyph(mark.shape, a, b, mark.size) for a, b in inside])
        yield Shape("path", {"d": path or "M0 0", **_glyph_style(mark, mark.colour)})
        return
    colours, tips, acts = (each(part, len(x)) for part in (mark.colour, mark.tips, mark.acts))
    places = list(zip(x.tolist(), y.tolist(), strict=True))
    for i in np.flatnonzero(shown).tolist():
        attrs = {"d": glyph(mark.shape, *places[i], mark.size), **_glyph_style(mark, colours[i])}
        yield Shape("path", attrs, tip=tips[i] or "", act=place.act(acts[i]))


def _glyph_style(mark: Points, colour: str) -> Attrs:
    if mark.hollow or mark.shape == "cross":
        return {
            "fill": "ground" if mark.hollow and mark.shape != "cross" else "none",
            "stroke": colour,
            "stroke-width": 1.7,
        }
    return {"fill": colour, "stroke": "ground", "stroke-width": 1}


@flatten.register
def _line(mark: Line, place: Place) -> Iterator[Shape]:
    x, y = clip_line(np.atleast_1d(place.x(mark.x)), np.atleast_1d(place.y(mark.y)), place.box)
    attrs = {
        "d": polyline(x, y),
        "fill": "none",
        "stroke": mark.colour,
        "stroke-width": mark.width,
        "stroke-linejoin": "round",
        "stroke-linecap": "butt" if mark.dashed else "round",
        **dashes(mark.dashed),
        **faded(mark.opacity),
    }
    yield Shape("path", attrs, tip=mark.tips, act=place.act(mark.acts))


@flatten.register
def _area(mark: Area, place: Place) -> Iterator[Shape]:
    x = place.x(mark.x)
    low, high = (np.clip(place.y(end), place.box.y, place.box.bottom) for end in (mark.low, mark.high))
    path = polygon(np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]]))
    yield Shape("path", {"d": path, "fill": mark.colour, "fill-opacity": mark.opacity, "stroke": "none"})


@flatten.register
def _rule(mark: Rule, place: Place) -> Iterator[Shape]:
    box = place.box
    if mark.x is not None:
        x = float(place.x(mark.x))
        ends, inside = (x, box.y, x, box.bottom), box.x - 0.5 <= x <= box.right + 0.5
    else:
        y = float(place.y(mark.y))
        ends, inside = (box.x, y, box.right, y), box.y - 0.5 <= y <= box.bottom + 0.5
    if inside:
        attrs: Attrs = dict(zip(("x1", "y1", "x2", "y2"), map(near, ends), strict=True))
        attrs |= {"stroke": mark.colour, "stroke-width": mark.width, **dashes(mark.dashed)}
        yield Shape("line", attrs, tip=mark.tips, act=place.act(mark.acts))


@flatten.register
def _arrows(mark: Arrows, place: Place) -> Iterator[Shape]:
    starts = np.atleast_1d(place.x(mark.x)), np.atleast_1d(place.y(mark.y))
    ends = (
        np.atleast_1d(place.x(np.asarray(mark.x) + mark.dx)),
        np.atleast_1d(place.y(np.asarray(mark.y) + mark.dy)),
    )
    count = len(starts[0])
    parts = zip(
        *starts,
        *ends,
        *(each(p, count) for p in (mark.colour, mark.width, mark.opacity, mark.tips)),
        strict=True,
    )
    for x0, y0, x1, y1, colour, width, opacity, tip in parts:
        x, y = clip_line(np.array([x0, x1]), np.array([y0, y1]), place.box)
        if len(x) < 2 or (x[0], y[0]) != (x0, y0):
            continue  # it starts outside, as a point that is not shown
        x1, y1 = x[-1], y[-1]
        if np.hypot(x1 - x0, y1 - y0) < 1:
            continue
        line, head = arrow_head(x0, y0, x1, y1, mark.head)
        stroke = {"fill": "none", "stroke": colour, "stroke-width": near(width), **faded(opacity)}
        yield Shape("path", {"d": line, **stroke}, tip=tip or "")
        yield Shape("path", {"d": head, "fill": colour, **faded(opacity)})
