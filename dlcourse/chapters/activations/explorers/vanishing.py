"""E4.2 How large the gradient still is when it arrives at each layer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.activations.explorers import _functions
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREY, ORANGE, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DEEPEST = 40
WIDTH = 64
SAMPLES = 32
SPREADS = {"xavier": (1 / WIDTH) ** 0.5, "he": (2 / WIDTH) ** 0.5, "naive": 1.0}
"""Standard deviation of the weights of a layer with WIDTH inputs and outputs."""

HEALTHY = 1e3
"""A gradient within this factor of the one that enters at the output is drawn as healthy."""

_DECADES = 32
_SMALLEST = 10.0**-_DECADES  # keeps the logarithm finite should a gradient be exactly zero


@dataclass(frozen=True)
class Gradients:
    """Mean absolute gradient with respect to the pre-activations, one number per layer, first layer first."""

    activation: str
    init: str
    norms: np.ndarray


def compute(depth: int, activation: str, init: str) -> Gradients:
    rng = np.random.default_rng(0)
    h = rng.normal(size=(SAMPLES, WIDTH))
    weights, caches = [], []
    for _ in range(depth):
        weights.append(rng.normal(0, SPREADS[init], (WIDTH, WIDTH)))
        h, cache = _functions.forward(activation, h @ weights[-1])
        caches.append(cache)
    dh, norms = rng.normal(size=h.shape), []
    for w, cache in zip(reversed(weights), reversed(caches), strict=True):
        dz = _functions.backward(activation, dh, cache)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return Gradients(activation, init, np.array(norms[::-1]))


def draw(figure: "Figure") -> Callable[[Gradients], None]:
    axes = figure.subplots()
    _prepare(axes)
    bars = axes.bar(range(1, DEEPEST + 1), np.zeros(DEEPEST), width=0.8)
    title = axes.set_title("")

    def update(data: Gradients) -> None:
        decades = np.zeros(DEEPEST)
        decades[: len(data.norms)] = np.log10(np.maximum(data.norms, _SMALLEST))
        for bar, height in zip(bars, decades, strict=True):
            bar.set_height(height)
            bar.set_color(_colour(height))
        title.set_text(
            f"{data.activation}, {data.init}: mean |gradient| at layer 1 is {_scientific(data.norms[0])}"
        )

    return update


def _prepare(axes: "Axes") -> None:
    healthy = np.log10(HEALTHY)
    ticks = range(-30, 31, 10)
    axes.set(
        xlim=(0.2, DEEPEST + 0.8),
        ylim=(-_DECADES, _DECADES),
        xlabel="layer (1 is next to the input; the gradient comes from the right)",
        ylabel="mean |gradient|",
        xticks=[1, *range(5, DEEPEST + 1, 5)],
    )
    axes.set_yticks(ticks, [f"$10^{{{tick}}}$" for tick in ticks])
    axes.axhspan(-healthy, healthy, color=FAINT, linewidth=0)
    axes.axhline(0, color=GREY, linewidth=1)
    axes.text(DEEPEST, 0.95 * _DECADES, f"explodes: above {HEALTHY:g}", ha="right", va="top", color=GREY)
    axes.text(
        DEEPEST, -0.95 * _DECADES, f"vanishes: below 1/{HEALTHY:g}", ha="right", va="bottom", color=GREY
    )


def _colour(decades: float) -> str:
    if abs(decades) <= np.log10(HEALTHY):
        return BLUE
    return VERMILLION if decades < 0 else ORANGE


def _scientific(number: float) -> str:
    """``0.18``, ``5·10⁻⁴``, ``3·10²⁸``."""
    if 0.01 <= number < 100:
        return f"{number:.2g}"
    digit, _, exponent = f"{number:.0e}".partition("e")
    return f"{digit}·10{str(int(exponent)).translate(_SUPERSCRIPT)}"


_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def describe(data: Gradients, templates: Mapping[str, str]) -> str:
    first = data.norms[0]
    fate = "vanishes" if first < 1 / HEALTHY else "explodes" if first > HEALTHY else "arrives"
    return templates[fate].format(
        depth=len(data.norms),
        activation=data.activation,
        init=data.init,
        first=_scientific(first),
        last=_scientific(data.norms[-1]),
    )


explorer = FigureExplorer(
    controls={
        "depth": Slider(1, DEEPEST, 1, 5),
        "activation": Choice(_functions.NAMES, "sigmoid"),
        "init": Choice(tuple(SPREADS), "xavier"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
)
