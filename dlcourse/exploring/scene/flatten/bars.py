"""Bars and boxes as shapes."""

from collections.abc import Iterator

import numpy as np

from dlcourse.exploring.scene.flatten.core import dashes, each, faded, flatten, rect
from dlcourse.exploring.scene.marks import Bars, Boxes
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Shape, text_shape


@flatten.register
def _bars(mark: Bars, place: Place) -> Iterator[Shape]:
    middles, ends = (np.atleast_1d(part).tolist() for part in (mark.x, mark.height))
    count = len(middles)
    colours = _signed(ends, mark.base) if mark.colour == "signed" else each(mark.colour, count)
    labels, tips, acts = (each(part, count) for part in (mark.labels, mark.tips, mark.acts))
    across, along = (place.y, place.x) if mark.sideways else (place.x, place.y)
    lowest, highest = sorted((along.start, along.end))
    for i in range(count):
        sides = sorted(float(across(middles[i] + half)) for half in (-mark.width / 2, mark.width / 2))
        base, end = (min(max(float(along(value)), lowest), highest) for value in (mark.base, ends[i]))
        near_end, far_end = sorted((base, end))
        if acts[i] and far_end - near_end < mark.least:
            near_end, far_end = (base + end) / 2 - mark.least / 2, (base + end) / 2 + mark.least / 2
        spans = (near_end, sides[0], far_end - near_end, sides[1] - sides[0])
        x, y, width, height = spans if mark.sideways else (sides[0], near_end, spans[3], spans[2])
        attrs = rect(x, y, width, height) | {"fill": colours[i]} | faded(mark.opacity, "fill-opacity")
        yield Shape("rect", attrs, tip=tips[i] or "", act=place.act(acts[i]))
        if labels[i]:
            yield _bar_label(mark, labels[i], (x, y, width, height), ends[i] >= mark.base)


def _bar_label(mark: Bars, label: str, bar: tuple[float, float, float, float], up: bool) -> Shape:
    x, y, width, height = bar
    if mark.sideways:
        place = (x + width + 4, "start") if up else (x - 4, "end")
        return text_shape(label, place[0], y + height / 2, size=11, anchor=place[1])
    return text_shape(label, x + width / 2, y - 9 if up else y + height + 10, size=11, anchor="middle")


def _signed(ends: list[float], base: float) -> list[str]:
    return ["first" if end >= base else "second" for end in ends]


@flatten.register
def _boxes(mark: Boxes, place: Place) -> Iterator[Shape]:
    x, y = (np.atleast_1d(part).tolist() for part in (mark.x, mark.y))
    count = len(x)
    columns = (
        each(part, count)
        for part in (mark.width, mark.height, mark.fill, mark.opacity, mark.stroke, mark.tips, mark.acts)
    )
    for a, b, width, height, fill, opacity, stroke, tip, act in zip(x, y, *columns, strict=True):
        left, right = sorted((float(place.x(a)), float(place.x(a + width))))
        top, bottom = sorted((float(place.y(b)), float(place.y(b + height))))
        attrs = rect(left, top, right - left, bottom - top) | {"fill": fill or "none"}
        if fill:
            attrs |= faded(opacity, "fill-opacity")
        if stroke:
            attrs |= {"stroke": stroke, "stroke-width": mark.thick, **dashes(mark.dashed)}
        if mark.rounded:
            attrs["rx"] = mark.rounded
        yield Shape("rect", attrs, tip=tip or "", act=place.act(act))
