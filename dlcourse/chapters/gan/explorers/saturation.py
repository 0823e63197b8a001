"""E13.3 Two losses for the generator, and how much gradient each leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLUE, FAINT, GREY, VERMILLION
from dlcourse.numpy.gan import g_loss, g_loss_backward

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LOGITS = np.linspace(-8, 8, 161)


@dataclass(frozen=True)
class Slopes:
    """What the picture shows.

    Attributes:
        judged: D(G(z)), what the discriminator says about a fake.
        logit: the same as a logit.
        log_scale: whether the bars stand on a logarithmic axis.
        losses: both losses at ``logit``, −log D first.
        slopes: size of both gradients at ``logit``.
    """

    judged: float
    logit: float
    log_scale: bool
    losses: np.ndarray
    slopes: np.ndarray


def compute(judged: float, log_scale: bool) -> Slopes:
    logit = float(np.log(judged) - np.log1p(-judged))
    here = [_loss_and_slope(logit, saturating) for saturating in (False, True)]
    return Slopes(
        judged=judged,
        logit=logit,
        log_scale=log_scale,
        losses=np.array([loss for loss, _ in here]),
        slopes=np.array([abs(slope) for _, slope in here]),
    )


def _loss_and_slope(logit: float, saturating: bool) -> tuple[float, float]:
    loss, cache = g_loss(np.array([logit]), saturating=saturating)
    return float(loss), float(g_loss_backward(1.0, cache)[0])


CURVES = np.array([[_loss_and_slope(z, form)[0] for z in LOGITS] for form in (False, True)])
"""Both losses on ``LOGITS``, shape (2, 161), −log D first."""


def draw(figure: "Figure") -> Callable[[Slopes], None]:
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    parts = _draw_losses(left), _draw_slopes(right)

    def update(data: Slopes) -> None:
        for show in parts:
            show(data)

    return update


def _draw_losses(axes: "Axes") -> Callable[[Slopes], None]:
    axes.set(xlim=(-8, 8), ylim=(-8.5, 8.5), xlabel="logit of the fake", ylabel="loss of G")
    axes.axhline(0, color=FAINT, linewidth=1)
    here = axes.axvline(0, color=GREY, linewidth=1.5, linestyle=":")
    axes.plot(LOGITS, CURVES[0], color=BLUE, label="$-\\log D$")
    axes.plot(LOGITS, CURVES[1], color=VERMILLION, linestyle="--", label="$\\log(1 - D)$, saturating")
    dots = [axes.plot([0], [0], "o", color=colour, markersize=9)[0] for colour in (BLUE, VERMILLION)]
    axes.legend(loc="upper right")
    title = axes.set_title("")

    def update(data: Slopes) -> None:
        title.set_text(f"D(G(z)) = {data.judged:.2f}")
        here.set_xdata([data.logit, data.logit])
        for dot, loss in zip(dots, data.losses, strict=True):
            dot.set_data([data.logit], [loss])

    return update


def _draw_slopes(axes: "Axes") -> Callable[[Slopes], None]:
    bars = axes.bar(["$-\\log D$", "saturating"], [1, 1], color=[BLUE, VERMILLION], hatch=["", "//"])
    for bar in bars:
        bar.set_edgecolor("white")
    labels = [axes.text(bar.get_x() + bar.get_width() / 2, 0, "", ha="center", va="bottom") for bar in bars]
    axes.set(ylabel="size of the gradient", ylim=(0, 1.15))
    axes.set_title("what reaches the generator")

    def update(data: Slopes) -> None:
        axes.set_yscale("log" if data.log_scale else "linear")
        axes.set_ylim(*((0.005, 2) if data.log_scale else (0, 1.15)))
        for bar, label, slope in zip(bars, labels, data.slopes, strict=True):
            bar.set_height(slope)
            label.set_y(slope)
            label.set_text(f"{slope:.2f}")

    return update


def describe(data: Slopes, templates: Mapping[str, str]) -> str:
    good, saturating = data.slopes
    ratio = good / saturating
    return templates["state"].format(
        judged=f"{data.judged:.2f}",
        good=f"{good:.2f}",
        saturating=f"{saturating:.2f}",
        ratio=f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2g}",
    )


explorer = FigureExplorer(
    controls={"judged": Slider(0.01, 0.99, 0.01, 0.3), "log_scale": Toggle()},
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.4, 3.9),
)
