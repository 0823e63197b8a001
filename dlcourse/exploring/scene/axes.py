"""Ticks, labels and lines of the axes of a panel."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dlcourse.exploring.scene.measure import text_width
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.scene import Axis, Panel
from dlcourse.exploring.scene.shapes import Shape, near, text_shape
from dlcourse.exploring.scene.ticks import log_ticks, nice_ticks, tick_labels

TICK = 11.0
_MARK, _GAP = 4.0, 3.0
_APART = {"x": 75.0, "y": 45.0}  # pixels between two ticks that are chosen


def _ticks(axis: Axis, length: float, direction: str) -> tuple[list[float], list[str]]:
    if axis.ticks is not None:
        ticks = list(axis.ticks)
    else:
        most = max(2, round(length / _APART[direction]) + 1)
        ticks = (log_ticks if axis.log else nice_ticks)(axis.low, axis.high, most)
    labels = list(axis.labels) if axis.labels is not None else tick_labels(ticks, axis.log)
    return ticks, labels


def margins(panel: Panel, width: float) -> tuple[float, float, float]:
    """Room for the axes to the left, to the right and below the inside of a panel."""
    left, right, below = 2.0, 2.0, 2.0
    if panel.y.shown:
        _, labels = _ticks(panel.y, panel.height, "y")
        left = max((text_width(label, TICK) for label in labels), default=0) + _MARK + _GAP + 1
    if panel.x.shown:
        _, labels = _ticks(panel.x, width - left, "x")
        right = max(right, text_width(labels[-1], TICK) / 2 if labels else 0)
        left = max(left, text_width(labels[0], TICK) / 2 if labels else 0)
        below = (_MARK + _GAP + TICK * 1.2 if any(labels) else 2.0) + (17 if panel.x.label else 0)
    return max(left, panel.left), right, below


def axis_shapes(panel: Panel, place: Place) -> Iterator[Shape]:
    """Grid, lines, ticks and labels of both axes, and the frame."""
    box = place.box
    if panel.frame:
        sides = {"x": near(box.x), "y": near(box.y), "width": near(box.width), "height": near(box.height)}
        yield Shape("rect", sides | {"fill": "none", "stroke": panel.frame, "stroke-width": 1})
    if panel.x.shown:
        yield from _horizontal(place)
    if panel.y.shown:
        yield from _vertical(place)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> Shape:
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    return Shape("line", {name: near(value) for name, value in ends} | {"stroke": colour, "stroke-width": 1})


def _horizontal(place: Place) -> Iterator[Shape]:
    axis, box = place.x.axis, place.box
    ticks, labels = _ticks(axis, box.width, "x")
    at = [float(place.x(tick)) for tick in ticks]
    if axis.grid:
        yield from (_line(x, box.y, x, box.bottom, "faint") for x in at)
    if axis.line:
        yield _line(box.x, box.bottom, box.right, box.bottom, "muted")
    for x, label in _thinned(at, labels):
        if axis.line:
            yield _line(x, box.bottom, x, box.bottom + _MARK, "muted")
        yield text_shape(label, x, box.bottom + _MARK + _GAP + TICK / 2, size=TICK, anchor="middle")
    if axis.label:
        middle = box.x + box.width / 2
        below = box.bottom + (_MARK + _GAP + TICK * 1.2 if any(labels) else 0) + 9
        half = text_width(axis.label, 12) / 2
        yield text_shape(axis.label, max(middle, half), below, size=12, anchor="middle", fill="muted")


def _thinned(at: Sequence[float], labels: Sequence[str]) -> list[tuple[float, str]]:
    """Every, every second or every third label: as many as do not touch each other."""
    pairs = list(zip(at, labels, strict=True))
    for every in (1, 2, 3, 5, 10):
        kept = pairs[::every]
        reach = [(x - text_width(t, TICK) / 2 - 3, x + text_width(t, TICK) / 2 + 3) for x, t in sorted(kept)]
        if all(before[1] <= after[0] for before, after in pairwise(reach)):
            return kept
    return pairs[:1]


def _vertical(place: Place) -> Iterator[Shape]:
    axis, box = place.y.axis, place.box
    ticks, labels = _ticks(axis, box.height, "y")
    at = [float(place.y(tick)) for tick in ticks]
    if axis.grid:
        yield from (_line(box.x, y, box.right, y, "faint") for y in at)
    if axis.line:
        yield _line(box.x, box.y, box.x, box.bottom, "muted")
    for y, label in zip(at, labels, strict=True):
        if axis.line:
            yield _line(box.x - _MARK, y, box.x, y, "muted")
        yield text_shape(label, box.x - _MARK - _GAP, y, size=TICK, anchor="end")
