"""The picture of a receptive field: the stack of layers, how much each pixel counts, and both on an image."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.data import load
from dlcourse.exploring import Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Bars,
    Boxes,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Pick,
    Points,
    Scene,
    hidden,
    plain,
)

PIXELS = 28
_X = (-0.8, PIXELS - 0.2)
_LEFT = 140.0


@dataclass(frozen=True)
class Field:
    """What one unit of the last layer sees, along one axis.

    Attributes:
        names: the layers in use, the first one first.
        widths: units of the input and of every layer.
        seen: for the input and every layer, which units matter (boolean).
        links: for every layer, pairs (unit below, unit) that matter.
        share: how much of the unit's gradient arrives at every pixel if all weights are equal; sums to 1
            where nothing falls into the padding.
        ways: how many ways lead down from the unit, those into the padding included.
        size: the receptive field, pixels in the padding included.
        unit: which unit of the last layer.
    """

    names: list[str]
    widths: list[int]
    seen: list[np.ndarray]
    links: list[list[tuple[int, int]]]
    share: np.ndarray
    ways: int
    size: int
    unit: int

    @property
    def half(self) -> int:
        """Side of the smallest square that holds half of what all pixels together count."""
        total = np.concatenate([[0], np.cumsum(self.share)])
        spans = range(1, PIXELS + 1)
        return next(n for n in spans if (total[n:] - total[:-n]).max() >= np.sqrt(0.5) * total[-1] - 1e-12)


@cache
def _picture() -> np.ndarray:
    return load("mnist_10k").x_train[7, 0] / 255


def field_scene(data: Field, words: Words) -> Scene:
    """Along one axis on the left, in the plane on the right."""
    return Scene([[[_stack(data, words), _share(data, words)], _plane(data, words)]])


def _centres(width: int) -> np.ndarray:
    """Where the units of a layer stand, above the pixels that they summarise."""
    return (np.arange(width) + 0.5) * PIXELS / width - 0.5


def _stack(data: Field, words: Words) -> Panel:
    centres = [_centres(width) for width in data.widths]
    lines = [
        ((centres[i][below], i), (centres[i + 1][above], i + 1), (np.nan, np.nan))
        for i, links in enumerate(data.links)
        for below, above in links
    ]
    x, y = np.reshape(lines, (-1, 2)).T if lines else (np.array([np.nan]), np.array([np.nan]))
    marks: list[Mark] = [Line(x, y, "second", 1, opacity=0.5)]
    top = len(centres) - 1
    for level, (row, seen) in enumerate(zip(centres, data.seen, strict=True)):
        idle = "muted" if level == top else "faint"
        colours = ["second" if see else idle for see in seen]
        tips = [words("unit_tip", unit=unit) for unit in range(len(row))]
        if level == top:
            picks = [Pick(unit=unit) for unit in range(len(row))]
            marks.append(Points(row, [level] * len(row), colours, 9, tips=tips, acts=picks))
        else:
            marks.append(Points(row, [level] * len(row), colours, 6, tips=tips))
    names = [words("image"), *map(words, data.names)]
    labels = [f"{name} ({width})" for name, width in zip(names, data.widths, strict=True)]
    axis = Axis(-0.4, top + 0.4, ticks=range(top + 1), labels=labels, line=False)
    title = words("sees", size=data.size)
    return Panel(marks, hidden(*_X), axis, title, width=1.7, height=60 + 45 * top, least=320, left=_LEFT)


def _share(data: Field, words: Words) -> Panel:
    tallest = data.share.max() or 1
    ways = np.rint(data.share * data.ways).astype(int)
    tips = [words("ways", pixel=i, ways=n, all=data.ways) for i, n in enumerate(ways)]
    bars = Bars(range(PIXELS), data.share / tallest, 0.0, 0.8, "first", tips=tips)
    x = Axis(*_X, words("pixel"), ticks=range(0, PIXELS, 9))
    y = Axis(0, 1.15, ticks=(0.5,), labels=(words("counts"),), line=False)
    return Panel([bars], x, y, height=75, width=1.7, least=320, left=_LEFT)


def _plane(data: Field, words: Words) -> Panel:
    weight = np.outer(data.share, data.share)
    inside = np.flatnonzero(data.seen[0])
    start, length = float(inside[0]), float(np.ptp(inside)) + 1
    step = PIXELS / data.widths[-1]
    handle = Handle(x=Along("unit", 0.5 * step, step))
    whole = (0, PIXELS)
    marks: list[Mark] = [
        Heat(0.55 * _picture(), whole, whole, "ink", (0, 1), densest=1.0),
        Heat(weight / (weight.max() or 1), whole, whole, "first", (0, 1), densest=0.85),
        Boxes(start, start, length, length, "second", 0.06, "second", 2.5, tips=words("drag"), acts=handle),
    ]
    title = words("half", half=data.half)
    return plain(marks, whole, whole[::-1], title=title, square=True, height=300, least=240, frame="faint")
