"""E4.1 An activation, its derivative, and which part of the units sits where the derivative is flat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.activations.explorers import _functions
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREY, SKY_BLUE, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FLAT = 0.05
"""A unit counts as flat where the slope is below this part of the activation's largest slope."""

UNITS = 2000
_NORMAL = np.array([NormalDist().inv_cdf((i + 0.5) / UNITS) for i in range(UNITS)])
_GRID = np.linspace(-8, 8, 641)
_EDGES = np.linspace(-8, 8, 81)


@dataclass(frozen=True)
class Shapes:
    """What the picture shows.

    Attributes:
        values: f on the grid.
        slopes: f' on the grid.
        flat_grid: where on the grid the slope counts as flat.
        units: how many units have their pre-activation in each bin.
        flat_units: how many of them are flat.
        flat_share: share of flat units among all units.
        zero_share: share of units whose slope is exactly zero.
    """

    activation: str
    mean: float
    spread: float
    values: np.ndarray
    slopes: np.ndarray
    flat_grid: np.ndarray
    units: np.ndarray
    flat_units: np.ndarray
    flat_share: float
    zero_share: float


def compute(activation: str, mean: float, spread: float) -> Shapes:
    z = mean + spread * _NORMAL
    values, _ = _functions.forward(activation, _GRID)
    slopes = _functions.slope(activation, _GRID)
    threshold = FLAT * np.abs(slopes).max()
    unit_slopes = np.abs(_functions.slope(activation, z))
    flat = unit_slopes < threshold
    return Shapes(
        activation=activation,
        mean=mean,
        spread=spread,
        values=values,
        slopes=slopes,
        flat_grid=np.abs(slopes) < threshold,
        units=np.histogram(z, _EDGES)[0],
        flat_units=np.histogram(z[flat], _EDGES)[0],
        flat_share=float(flat.mean()),
        zero_share=float((unit_slopes == 0).mean()),
    )


def draw(figure: "Figure") -> Callable[[Shapes], None]:
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    show_curves = _draw_curves(top)
    show_units = _draw_units(bottom)

    def update(data: Shapes) -> None:
        show_curves(data)
        show_units(data)

    return update


def _draw_curves(axes: "Axes") -> Callable[[Shapes], None]:
    axes.set(xlim=(-8, 8), ylim=(-1.4, 3.2))
    axes.axhline(0, color=FAINT, linewidth=1)
    axes.axvline(0, color=FAINT, linewidth=1)
    (value_line,) = axes.plot(_GRID, _GRID, color=BLUE, label="$f(z)$")
    (slope_line,) = axes.plot(_GRID, _GRID, color=VERMILLION, linestyle="--", label="slope $f'(z)$")
    flat_line = axes.plot(
        [], [], color=GREY, linewidth=6, solid_capstyle="butt", label="flat: slope below 5% of its largest"
    )[0]
    axes.legend(loc="upper left")
    title = axes.set_title("")

    def update(data: Shapes) -> None:
        title.set_text(data.activation)
        value_line.set_ydata(data.values)
        slope_line.set_ydata(data.slopes)
        flat_line.set_data(_GRID, np.where(data.flat_grid, -1.3, np.nan))

    return update


def _draw_units(axes: "Axes") -> Callable[[Shapes], None]:
    axes.set(xlabel="pre-activation $z$", ylabel="units", ylim=(0, 1.1), yticks=[])
    everybody = axes.stairs(np.zeros(len(_EDGES) - 1), _EDGES, fill=True, color=SKY_BLUE)
    flat = axes.stairs(
        np.zeros(len(_EDGES) - 1), _EDGES, fill=True, color=GREY, hatch="////", edgecolor="white"
    )
    title = axes.set_title("")

    def update(data: Shapes) -> None:
        tallest = max(1, data.units.max())
        everybody.set_data(data.units / tallest)
        flat.set_data(data.flat_units / tallest)
        title.set_text(f"{data.flat_share:.0%} of the units are flat (grey)")

    return update


def describe(data: Shapes, templates: Mapping[str, str]) -> str:
    return templates["state"].format(
        activation=data.activation,
        mean=f"{data.mean:g}",
        spread=f"{data.spread:g}",
        flat=f"{data.flat_share:.0%}",
        zero=f"{data.zero_share:.0%}",
        largest=f"{np.abs(data.slopes).max():.2g}",
    )


explorer = FigureExplorer(
    controls={
        "activation": Choice(_functions.NAMES, "sigmoid"),
        "mean": Slider(-5.0, 5.0, 0.1, 0.0),
        "spread": Slider(0.2, 5.0, 0.1, 1.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.0, 4.6),
)
