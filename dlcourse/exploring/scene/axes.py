"""Ticks, labels and lines of the axes of a panel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dlcourse.exploring.scene.measure import text_width
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.scene import Axis, Panel
from dlcourse.exploring.scene.shapes import Shape, near, text_shape
from dlcourse.exploring.scene.ticks import log_ticks, nice_ticks, tick_labels

TICK, LABEL = 11.0, 12.0
_MARK, _GAP = 4.0, 3.0
_APART = {"x": 75.0, "y": 45.0}  # pixels between two ticks that are chosen
_EDGE = 2.0

Ticks = list[tuple[float, str]]


@dataclass(frozen=True)
class Axes:
    """The axes of a panel of a certain width, and the room they need around its inside.

    Attributes:
        left, right, below: pixels.
        x, y: ticks with their labels.
    """

    panel: Panel
    left: float
    right: float
    below: float
    x: Ticks
    y: Ticks

    @classmethod
    def of(cls, panel: Panel, width: float) -> "Axes":
        """Choose ticks for a panel that is so wide with its axes."""
        y = _ticks(panel.y, _height(panel, width), "y")
        left = max((text_width(label, TICK) + _MARK + _GAP + 1 for _, label in y), default=_EDGE)
        x = _ticks(panel.x, width - left, "x")
        half = [text_width(label, TICK) / 2 for _, label in x]
        left, right = max([left, panel.left, *half[:1]]), max([_EDGE, *half])
        below = _EDGE if not panel.x.shown else _tick_height(x) + (17 if panel.x.label else 0)
        return cls(panel, left, right, below, x, y)

    def shapes(self, place: Place) -> Iterator[Shape]:
        """Grid, lines, ticks and labels of both axes, and the frame."""
        box = place.box
        if self.panel.frame:
            sides = {"x": near(box.x), "y": near(box.y), "width": near(box.width), "height": near(box.height)}
            yield Shape("rect", sides | {"fill": "none", "stroke": self.panel.frame, "stroke-width": 1})
        if self.panel.x.shown:
            yield from self._horizontal(place)
        if self.panel.y.shown:
            yield from self._vertical(place)

    def _horizontal(self, place: Place) -> Iterator[Shape]:
        axis, box = self.panel.x, place.box
        at = [(float(place.x(tick)), label) for tick, label in self.x]
        if axis.grid:
            yield from (_line(x, box.y, x, box.bottom, "faint") for x, _ in at)
        if axis.line:
            yield _line(box.x, box.bottom, box.right, box.bottom, "muted")
        for x, label in _thinned(at):
            if axis.line:
                yield _line(x, box.bottom, x, box.bottom + _MARK, "muted")
            yield text_shape(label, x, box.bottom + _MARK + _GAP + TICK / 2, size=TICK, anchor="middle")
        if axis.label:
            half = text_width(axis.label, LABEL) / 2
            middle = max(box.x + box.width / 2, half)
            below = box.bottom + _tick_height(self.x) + 9
            yield text_shape(axis.label, middle, below, size=LABEL, anchor="middle", fill="muted")

    def _vertical(self, place: Place) -> Iterator[Shape]:
        axis, box = self.panel.y, place.box
        at = [(float(place.y(tick)), label) for tick, label in self.y]
        if axis.grid:
            yield from (_line(box.x, y, box.right, y, "faint") for y, _ in at)
        if axis.line:
            yield _line(box.x, box.y, box.x, box.bottom, "muted")
        for y, label in at:
            if axis.line:
                yield _line(box.x - _MARK, y, box.x, y, "muted")
            yield text_shape(label, box.x - _MARK - _GAP, y, size=TICK, anchor="end")


def _height(panel: Panel, width: float) -> float:
    """Height of the inside, as far as it can be known before the axes have their room."""
    if not panel.square:
        return panel.height
    return min(panel.height, width * abs(panel.y.high - panel.y.low) / abs(panel.x.high - panel.x.low))


def _ticks(axis: Axis, length: float, direction: str) -> Ticks:
    if not axis.shown:
        return []
    if axis.ticks is not None:
        ticks = list(axis.ticks)
    else:
        most = max(2, round(length / _APART[direction]) + 1)
        ticks = (log_ticks if axis.log else nice_ticks)(axis.low, axis.high, most)
    labels = list(axis.labels) if axis.labels is not None else tick_labels(ticks, axis.log)
    return list(zip(ticks, labels, strict=True))


def _tick_height(ticks: Ticks) -> float:
    return _MARK + _GAP + TICK * 1.2 if any(label for _, label in ticks) else _EDGE


def _thinned(at: Sequence[tuple[float, str]]) -> Sequence[tuple[float, str]]:
    """Every, every second or every third label: as many as do not touch each other."""
    for every in (1, 2, 3, 5, 10):
        kept = at[::every]
        halves = sorted((x, text_width(label, TICK) / 2 + 3) for x, label in kept)
        if all(x + half <= next_x - next_half for (x, half), (next_x, next_half) in pairwise(halves)):
            return kept
    return at[:1]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> Shape:
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    return Shape("line", {name: near(value) for name, value in ends} | {"stroke": colour, "stroke-width": 1})
