"""E13.2 The best discriminator between two densities, and how far it can tell them apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREEN, GREY, ORANGE, VERMILLION
from dlcourse.numpy.gan import js_divergence, optimal_d

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GRID = np.linspace(-12, 12, 961)
DX = GRID[1] - GRID[0]
MEANS = np.linspace(-6, 6, 61)
SHAPES = ("one bump", "two bumps")


@dataclass(frozen=True)
class Judgement:
    """What the picture shows.

    Attributes:
        p: density of the real samples on ``GRID``.
        q: density of the generated ones.
        best: the best discriminator.
        js: divergence of the two.
        value: of the game with this discriminator, 2 JS − 2 log 2.
        by_mean: JS for every mean of q in ``MEANS``, the spread staying as it is.
    """

    mean: float
    spread: float
    p: np.ndarray
    q: np.ndarray
    best: np.ndarray
    js: float
    value: float
    by_mean: np.ndarray


def compute(mean: float, spread: float, shape: str) -> Judgement:
    p, q = _real(shape), _bump(mean, spread)
    js = float(js_divergence(p, q, dx=DX))
    return Judgement(
        mean=mean,
        spread=spread,
        p=p,
        q=q,
        best=optimal_d(p, q),
        js=js,
        value=2 * js - 2 * np.log(2),
        by_mean=np.array([js_divergence(p, _bump(other, spread), dx=DX) for other in MEANS]),
    )


def _bump(mean: float, spread: float) -> np.ndarray:
    return np.exp(-(((GRID - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))


def _real(shape: str) -> np.ndarray:
    if shape == "one bump":
        return _bump(0.0, 1.0)
    return (_bump(-2.0, 0.6) + _bump(2.0, 0.6)) / 2


def draw(figure: "Figure") -> Callable[[Judgement], None]:
    top, bottom = figure.subplots(2, 1, height_ratios=(3, 2))
    parts = _draw_densities(top), _draw_divergence(bottom)

    def update(data: Judgement) -> None:
        for show in parts:
            show(data)

    return update


def _draw_densities(axes: "Axes") -> Callable[[Judgement], None]:
    axes.set(xlim=(-6, 6), ylim=(0, 1.05), xlabel="x", yticks=[0, 0.5, 1])
    axes.axhline(0.5, color=FAINT, linewidth=1)
    (p,) = axes.plot(GRID, GRID, color=BLUE, label="real, $p$")
    (q,) = axes.plot(GRID, GRID, color=VERMILLION, linestyle="--", label="generated, $q$")
    (best,) = axes.plot(GRID, GRID, color=GREEN, linewidth=3, label="$D^* = p/(p+q)$")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    title = axes.set_title("")

    def update(data: Judgement) -> None:
        p.set_ydata(data.p)
        q.set_ydata(data.q)
        best.set_ydata(data.best)
        title.set_text(f"JS = {data.js:.3f}    value of the game = {data.value:.3f}")

    return update


def _draw_divergence(axes: "Axes") -> Callable[[Judgement], None]:
    axes.set(xlim=(-6, 6), ylim=(0, 0.8), xlabel="mean of q", ylabel="JS")
    axes.axhline(np.log(2), color=GREY, linewidth=1, linestyle=":")
    axes.text(6.1, np.log(2), "log 2", va="center", color=GREY)
    (curve,) = axes.plot(MEANS, MEANS, color=GREY)
    (here,) = axes.plot([0], [0], "o", color=ORANGE, markersize=10)

    def update(data: Judgement) -> None:
        curve.set_ydata(data.by_mean)
        here.set_data([data.mean], [data.js])

    return update


def describe(data: Judgement, templates: Mapping[str, str]) -> str:
    return templates["state"].format(
        mean=f"{data.mean:g}",
        spread=f"{data.spread:g}",
        js=f"{data.js:.3f}",
        value=f"{data.value:.3f}",
        low=f"{data.best.min():.2f}",
        high=f"{data.best.max():.2f}",
    )


explorer = FigureExplorer(
    controls={
        "mean": Slider(-6.0, 6.0, 0.2, 2.0),
        "spread": Slider(0.4, 3.0, 0.1, 1.0),
        "shape": Choice(SHAPES, "one bump"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.4, 4.6),
)
