"""The picture of the hinges: the curve and the broken line, what each hinge adds, and the largest errors."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    fixed,
    number,
)

_ACROSS = Axis(-0.15, 2 * np.pi + 0.15, "x", ticks=(0, 2, 4, 6))
_LEFT = 34.0
_SMALLEST = 0.005
"""Where the picture of the errors ends."""


@dataclass(frozen=True)
class Fit:
    """A broken line on a curve.

    Attributes:
        target: the curve's values on ``X``.
        knots: where the hinges stand, and the right end.
        at_knots: the curve there.
        changes: output weight of every hinge.
        fitted: the network's output on ``X``.
        errors: the largest error with 1 to ``MOST`` hinges that stand evenly.
        bound: h²/8 times the largest curvature, for evenly placed hinges; None where there is no such number.
    """

    target: np.ndarray
    knots: np.ndarray
    at_knots: np.ndarray
    changes: np.ndarray
    fitted: np.ndarray
    errors: np.ndarray
    bound: np.ndarray | None

    @property
    def error(self) -> float:
        """The largest distance of network and curve."""
        return float(np.abs(self.fitted - self.target).max())


def hinges_scene(state: State, data: Fit, words: Words, x: np.ndarray) -> Scene:
    """Curve and parts on the left, errors on the right, and the sum at the bottom."""
    left = [_curve(state, data, words, x), _parts(state, data, words, x)]
    return Scene([[left, _errors(data, words)], [Paragraph(_sum(data, words), "first")]])


def _curve(state: State, data: Fit, words: Words, x: np.ndarray) -> Panel:
    worst = int(np.abs(data.fitted - data.target).argmax())
    ends = [data.target[worst], data.fitted[worst]]
    tip = f"|{fixed(ends[1])} − {fixed(ends[0])}| = {fixed(data.error, 3)}"
    marks: list[Mark] = [
        Line(x, data.target, "second", 5, opacity=0.45, name=words("curve")),
        Line(x, data.fitted, "first", name=words("network")),
        Line([x[worst]] * 2, ends, "bad", 3, name=words("worst"), tips=tip),
        *_hinges(state, data, words),
    ]
    n = len(data.changes)
    title = words("one" if n == 1 else "several", hinges=n, error=f"{data.error:.2g}")
    lowest = min(-1.3, float(data.target.min()) - 0.2)
    highest = max(1.3, float(data.target.max()) + 0.2)
    y = Axis(lowest, highest, ticks=(-1, 0, 1))
    return Panel(marks, _ACROSS, y, title, height=190, width=1.5, left=_LEFT)


def _hinges(state: State, data: Fit, words: Words) -> Iterator[Mark]:
    """Every hinge but the first, which carries the left end, can be dragged."""
    knots, heights = data.knots[:-1], data.at_knots[:-1]
    acts = [None, *(_handle(state, n, float(knot)) for n, knot in enumerate(knots[1:], 2))]
    tips = [
        words("hinge", number=n, place=fixed(knot), change=fixed(change, sign=True))
        for n, (knot, change) in enumerate(zip(knots, data.changes, strict=True), 1)
    ]
    if len(knots) > 1:
        chosen = min(state.pull, len(knots)) - 1
        yield Points(knots[chosen], heights[chosen], "ink", 17, hollow=True)
    yield Points(knots, heights, "first", 11, name=words("dots"), tips=tips, acts=acts)


def _handle(state: State, n: int, knot: float) -> Handle:
    return Handle(x=Along("place", at=knot), sets={"pull": n} if n != state.pull else {})


def _parts(state: State, data: Fit, words: Words, x: np.ndarray) -> Panel:
    marks: list[Mark] = [Rule(y=0)]
    last = x[-1]
    for n, (knot, change) in enumerate(zip(data.knots, data.changes, strict=False), 1):
        width = 4.0 if n == state.pull and len(data.changes) > 1 else 2.0
        tip = f"{number(round(change, 9))} · max(0, x − {fixed(knot)})"
        act = Pick(pull=n) if n > 1 else None
        colour, height = "first" if change > 0 else "second", change * (last - knot)
        marks.append(Line([0, knot, last], [0, 0, height], colour, width, tips=tip, acts=act))
    y = Axis(-9, 9, ticks=(-5, 0, 5))
    return Panel(marks, _ACROSS, y, words("parts"), height=120, width=1.5, left=_LEFT)


def _errors(data: Fit, words: Words) -> Panel:
    numbers = np.arange(1, len(data.errors) + 1)
    even = data.errors.clip(min=_SMALLEST)
    tips = [words("even_tip", hinges=n, error=f"{error:.2g}") for n, error in enumerate(data.errors, 1)]
    picks = [Pick(hinges=int(n)) for n in numbers]
    mine = max(data.error, _SMALLEST)
    marks: list[Mark] = [
        Points(len(data.changes), mine, "ink", 17, hollow=True, name=words("yours")),
        Line(numbers, even, "third", 1.5),
        Points(numbers, even, "third", 7, name=words("even"), tips=tips, acts=picks),
    ]
    if data.bound is not None:
        marks.insert(0, Line(numbers, data.bound, "muted", dashed=True, name=words("bound")))
    x = Axis(0.9, 28, words("hinges"), ticks=(1, 3, 10, 24), labels=("1", "3", "10", "24"), log=True)
    y = Axis(_SMALLEST, 60, log=True, grid=True, ticks=(0.01, 0.1, 1, 10))
    return Panel(marks, x, y, words("errors"), height=340, least=260)


def _sum(data: Fit, words: Words) -> str:
    """The network as a formula, cut where it is long."""
    hinges = list(zip(data.changes, data.knots, strict=False))[:4]
    terms = [f"{number(round(change, 9), 2)}·max(0, x − {fixed(knot)})" for change, knot in hinges]
    more = " + ..." if len(data.changes) > 4 else ""
    return words("sum", sum=" + ".join([number(data.at_knots[0], 2), *terms]).replace("+ −", "− ") + more)
