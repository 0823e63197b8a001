"""E5.3 A hidden layer of ReLUs is a broken line: how closely it can follow a curve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREY, ORANGE, SKY_BLUE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 24
_SMALLEST = 0.005
"""Where the picture of the errors ends."""

X = np.linspace(0, 2 * np.pi, 481)

CURVES: dict[str, tuple[Callable[[np.ndarray], np.ndarray], float | None]] = {
    "sin(x)": (np.sin, 1.0),
    "sin(3x)": (lambda x: np.sin(3 * x), 9.0),
    "sqrt(x)": (lambda x: np.sqrt(x) - 1.2, None),
    "a step": (lambda x: np.where(x < 3.6, -0.8, 0.8), None),
}
"""Each curve with its largest curvature, if it has one."""


@dataclass(frozen=True)
class Fit:
    """A broken line on a curve.

    Attributes:
        curve: name of the target.
        target: its values on ``X``.
        knots: where the hinges stand, and the right end.
        at_knots: the target there.
        changes: output weight of every hinge.
        hinges: what each hinge contributes on ``X``, shape (n, len(X)).
        fitted: the network's output on ``X``.
        error: largest distance between the two.
        errors: the same for 1 to ``MOST`` hinges that stand evenly.
        bound: h²/8 times the largest curvature, for evenly placed hinges; None where there is no such number.
    """

    curve: str
    target: np.ndarray
    knots: np.ndarray
    at_knots: np.ndarray
    changes: np.ndarray
    hinges: np.ndarray
    fitted: np.ndarray
    error: float
    errors: np.ndarray
    bound: np.ndarray | None


def compute(hinges: int, curve: str, pull: int, shift: float) -> Fit:
    f, curvature = CURVES[curve]
    knots = _dragged(np.linspace(0, 2 * np.pi, hinges + 1), pull, shift)
    values = f(knots)
    slopes = np.diff(values) / np.diff(knots)
    changes = np.diff(slopes, prepend=0.0)
    parts = changes[:, None] * np.maximum(X - knots[:-1, None], 0)
    fitted = values[0] + parts.sum(axis=0)
    widths = 2 * np.pi / np.arange(1, MOST + 1)
    return Fit(
        curve=curve,
        target=f(X),
        knots=knots,
        at_knots=values,
        changes=changes,
        hinges=parts,
        fitted=fitted,
        error=float(np.abs(fitted - f(X)).max()),
        errors=np.array([_even_error(f, n) for n in range(1, MOST + 1)]),
        bound=None if curvature is None else curvature * widths**2 / 8,
    )


def _dragged(knots: np.ndarray, pull: int, shift: float) -> np.ndarray:
    """Hinge number ``pull`` moved between its neighbours; the first stays, it carries the left end."""
    index = min(pull, len(knots) - 1) - 1
    if index < 1:
        return knots
    knots = knots.copy()
    knots[index] += shift * (knots[1] - knots[0])
    return knots


def _even_error(f: Callable[[np.ndarray], np.ndarray], hinges: int) -> float:
    knots = np.linspace(0, 2 * np.pi, hinges + 1)
    return float(np.abs(np.interp(X, knots, f(knots)) - f(X)).max())


def draw(figure: "Figure") -> Callable[[Fit], None]:
    grid = figure.add_gridspec(2, 2, width_ratios=(3, 2), height_ratios=(3, 2))
    updates = [
        _draw_curve(figure.add_subplot(grid[0, 0])),
        _draw_parts(figure.add_subplot(grid[1, 0])),
        _draw_errors(figure.add_subplot(grid[:, 1])),
    ]

    def update(data: Fit) -> None:
        for each in updates:
            each(data)

    return update


def _draw_curve(axes: "Axes") -> Callable[[Fit], None]:
    axes.set(xlim=(-0.1, 2 * np.pi + 0.1), ylim=(-1.9, 1.7), xticks=[], yticks=(-1, 0, 1))
    (target,) = axes.plot(X, X, color=SKY_BLUE, linewidth=4, label="curve")
    (fitted,) = axes.plot(X, X, color=BLUE, label="network")
    (dots,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor="white", label="hinge")
    axes.legend(loc="lower left", ncols=3, columnspacing=1.0, handlelength=1.5, fontsize=9)
    title = axes.set_title("24 hinges, largest error 0.123")

    def update(data: Fit) -> None:
        target.set_ydata(data.target)
        fitted.set_ydata(data.fitted)
        dots.set_data(data.knots[:-1], data.at_knots[:-1])
        title.set_text(f"{_hinges(data)}, largest error {data.error:.2g}")

    return update


def _hinges(data: Fit) -> str:
    number = len(data.changes)
    return "1 hinge" if number == 1 else f"{number} hinges"


def _draw_parts(axes: "Axes") -> Callable[[Fit], None]:
    from matplotlib.collections import LineCollection

    axes.set(xlim=(-0.1, 2 * np.pi + 0.1), ylim=(-9, 9), xlabel="x")
    axes.set(xticks=(0, 2, 4, 6), yticks=(-5, 0, 5))
    axes.axhline(0, color=FAINT, linewidth=1)
    lines = LineCollection([], linewidths=1.5)
    axes.add_collection(lines)
    axes.set_title("what each hinge adds")

    def update(data: Fit) -> None:
        lines.set_segments([np.column_stack([X, part]) for part in data.hinges])
        lines.set_color([BLUE if change > 0 else VERMILLION for change in data.changes])

    return update


def _draw_errors(axes: "Axes") -> Callable[[Fit], None]:
    numbers = np.log10(np.arange(1, MOST + 1))  # matplotlib's own logarithmic axes take twice as long to draw
    ticks = (1, 3, 10, 24)
    axes.set(xlim=(-0.05, 1.43), ylim=(np.log10(_SMALLEST), 1.8), xlabel="hinges")
    axes.set_xticks(np.log10(ticks), [str(tick) for tick in ticks])
    axes.set_yticks([-2, -1, 0, 1], ["0.01", "0.1", "1", "10"])
    (bound,) = axes.plot(numbers, numbers, color=GREY, linestyle="--", label="bound: h²/8 · max|f″|")
    (errors,) = axes.plot(numbers, numbers, ".-", color=BLUE, linewidth=1, label="evenly placed")
    (now,) = axes.plot([], [], "o", color=VERMILLION, markersize=9, label="yours")
    axes.legend(loc="lower left", fontsize=9)
    axes.set_title("largest error", color=TEXT)

    def update(data: Fit) -> None:
        bound.set_ydata(np.full(MOST, np.nan) if data.bound is None else np.log10(data.bound))
        errors.set_ydata(np.log10(np.maximum(data.errors, _SMALLEST)))
        now.set_data([numbers[len(data.changes) - 1]], [np.log10(max(data.error, _SMALLEST))])

    return update


def describe(data: Fit, templates: Mapping[str, str]) -> str:
    even = data.errors[len(data.changes) - 1]
    return templates["state"].format(
        hinges=_hinges(data), curve=data.curve, error=f"{data.error:.2g}", even=f"{even:.2g}"
    )


explorer = FigureExplorer(
    controls={
        "hinges": Slider(1, MOST, 1, 4),
        "curve": Choice(tuple(CURVES), "sin(x)"),
        "pull": Slider(2, MOST, 1, 3),
        "shift": Slider(-0.9, 0.9, 0.1, 0.4),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.5, 4.6),
)
