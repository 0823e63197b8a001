"""E3.3 A line that turns points into probabilities, and a threshold that turns those into decisions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import FigureExplorer, Slider
from dlcourse.exploring.style import BLACK, BLUE, ORANGE, VERMILLION
from dlcourse.numpy import activations, losses

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RNG = np.random.default_rng(5)
POINTS = np.vstack([_RNG.normal((-1.0, -0.6), 0.8, (40, 2)), _RNG.normal((1.0, 0.8), 0.8, (40, 2))])
LABELS = np.repeat([0.0, 1.0], 40)
_EDGE = 3.2
_GRID = np.linspace(-_EDGE, _EDGE, 60)


@dataclass(frozen=True)
class Decision:
    """Probabilities on a grid and at the points, and what the threshold makes of them."""

    w: np.ndarray
    b: float
    threshold: float
    grid: np.ndarray
    missed: int
    false_alarms: int
    loss: float


def compute(angle: float, offset: float, steepness: float, threshold: float) -> Decision:
    direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    w, b = steepness * direction, -steepness * offset
    z = POINTS @ w + b
    chosen = activations.sigmoid(z)[0] > threshold
    grid = activations.sigmoid(np.add.outer(_GRID * w[1], _GRID * w[0]) + b)[0]
    missed = int((~chosen & (LABELS == 1)).sum())
    false_alarms = int((chosen & (LABELS == 0)).sum())
    return Decision(w, b, threshold, grid, missed, false_alarms, float(losses.bce_with_logits(z, LABELS)[0]))


def draw(figure: "Figure") -> Callable[[Decision], None]:
    axes = figure.subplots()
    image = axes.imshow(
        np.zeros((60, 60)),
        extent=(-_EDGE, _EDGE) * 2,
        origin="lower",
        cmap="PuOr_r",
        vmin=0,
        vmax=1,
        alpha=0.55,
    )
    axes.plot(*POINTS[LABELS == 0].T, "^", color=BLUE, markeredgecolor="white", label="class 0")
    axes.plot(*POINTS[LABELS == 1].T, "o", color=ORANGE, markeredgecolor="white", label="class 1")
    (half,) = axes.plot([], [], color=BLACK, label="p = 0.5")
    (cut,) = axes.plot([], [], "--", color=VERMILLION, label="p = threshold")
    axes.set(xlim=(-_EDGE, _EDGE), ylim=(-_EDGE, _EDGE), xlabel="$x_1$", ylabel="$x_2$")
    figure.colorbar(image, ax=axes, label="probability of class 1")
    axes.legend(loc="upper left", fontsize=8, frameon=True)
    title = axes.set_title("0 missed, 0 false alarms, loss 0.000")

    def update(data: Decision) -> None:
        image.set_data(data.grid)
        half.set_data(*_line(data.w, data.b))
        cut.set_data(*_line(data.w, data.b - np.log(data.threshold / (1 - data.threshold))))
        title.set_text(f"{data.missed} missed, {data.false_alarms} false alarms, loss {data.loss:.3f}")

    return update


def _line(w: np.ndarray, b: float) -> tuple[list[float], list[float]]:
    """Two far points of the line w·x + b = 0."""
    normal = w / (w @ w)
    foot, along = -b * normal, 20 * np.array([-w[1], w[0]]) / np.linalg.norm(w)
    ends = np.array([foot - along, foot + along])
    return list(ends[:, 0]), list(ends[:, 1])


def describe(data: Decision, templates: Mapping[str, str]) -> str:
    return templates["line"].format(
        threshold=f"{data.threshold:.2f}",
        right=len(LABELS) - data.missed - data.false_alarms,
        all=len(LABELS),
        missed=data.missed,
        false=data.false_alarms,
        loss=f"{data.loss:.3f}",
    )


explorer = FigureExplorer(
    controls={
        "angle": Slider(-180, 180, 10, 100),
        "offset": Slider(-2.0, 2.0, 0.1, 0.0),
        "steepness": Slider(0.5, 8.0, 0.5, 2.0),
        "threshold": Slider(0.05, 0.95, 0.05, 0.3),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(6.5, 4.6),
)
