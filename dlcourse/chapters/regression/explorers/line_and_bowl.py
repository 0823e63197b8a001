"""E3.1 A line among points, and the same line as a point in the bowl of its error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import FigureExplorer, Slider
from dlcourse.exploring.style import BLACK, BLUE, GREY, ORANGE, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RNG = np.random.default_rng(7)
X = np.linspace(-1, 2, 12)
Y = 1.5 * X - 0.5 + 0.5 * _RNG.normal(size=X.size)
_CURVATURE = 2 * np.array([[np.mean(X**2), np.mean(X)], [np.mean(X), 1.0]])
BOUND = float(2 / np.linalg.eigvalsh(_CURVATURE)[-1])
"""Gradient descent settles for learning rates below this one: 2 / largest curvature."""

W_RANGE, B_RANGE = (-2.0, 4.0), (-3.0, 3.0)
MOST_STEPS = 40


@dataclass(frozen=True)
class Descent:
    """The path of (slope, offset), and the error at every point of it."""

    path: np.ndarray
    errors: np.ndarray
    rate: float


def mse(w: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Mean squared error of lines, for arrays of slopes and offsets."""
    return np.mean((np.multiply.outer(w, X) + np.asarray(b)[..., None] - Y) ** 2, axis=-1)


def compute(slope: float, offset: float, rate: float, steps: int) -> Descent:
    path = [(slope, offset)]
    for _ in range(steps):
        w, b = path[-1]
        error = w * X + b - Y
        step = rate * 2 * np.mean(error * X), rate * 2 * np.mean(error)
        path.append((float(np.clip(w - step[0], -1e6, 1e6)), float(np.clip(b - step[1], -1e6, 1e6))))
    points = np.array(path)
    return Descent(points, mse(points[:, 0], points[:, 1]), rate)


def draw(figure: "Figure") -> Callable[[Descent], None]:
    left, right = figure.subplots(1, 2)
    left.set(xlim=(-1.3, 2.3), ylim=(-4, 5), xlabel="x", ylabel="y")
    residuals = left.vlines(X, Y, Y, color=ORANGE, linewidth=2)
    left.plot(X, Y, "o", color=BLUE)
    (line,) = left.plot([-1.3, 2.3], [0, 0], color=BLACK)
    w, b = np.linspace(*W_RANGE, 80), np.linspace(*B_RANGE, 80)
    bowl = mse(*np.meshgrid(w, b))
    right.contour(
        w, b, bowl, levels=np.geomspace(bowl.min() * 1.1, bowl.max(), 12), cmap="cividis", linewidths=1
    )
    right.set(xlim=W_RANGE, ylim=B_RANGE, xlabel="slope w", ylabel="offset b")
    (path,) = right.plot([], [], "o-", color=VERMILLION, markersize=3, linewidth=1)
    (start,) = right.plot([], [], "s", color=BLACK, markersize=7)
    left_title = left.set_title("error 100.00 → 100.00")
    right_title = right.set_title("learning rate 0.00, bound 0.00")

    def update(data: Descent) -> None:
        slope, offset = data.path[-1]
        shown = slope * X + offset
        residuals.set_segments([[(x, y), (x, p)] for x, y, p in zip(X, Y, shown, strict=True)])
        line.set_ydata([slope * -1.3 + offset, slope * 2.3 + offset])
        path.set_data(data.path[:, 0], data.path[:, 1])
        start.set_data(data.path[:1, 0], data.path[:1, 1])
        left_title.set_text(f"error {data.errors[0]:.2f} → {data.errors[-1]:.3g}")
        right_title.set_text(f"learning rate {data.rate:.2f}, bound {BOUND:.2f}")
        right_title.set_color(VERMILLION if data.rate > BOUND else GREY)

    return update


def describe(data: Descent, templates: Mapping[str, str]) -> str:
    slope, offset = data.path[0]
    return templates["diverges" if data.rate > BOUND else "settles"].format(
        slope=f"{slope:.2f}",
        offset=f"{offset:.2f}",
        start=f"{data.errors[0]:.3g}",
        end=f"{data.errors[-1]:.3g}",
        steps=len(data.path) - 1,
        bound=f"{BOUND:.2f}",
    )


explorer = FigureExplorer(
    controls={
        "slope": Slider(*W_RANGE, 0.25, -1.0),
        "offset": Slider(*B_RANGE, 0.25, 2.0),
        "rate": Slider(0.02, 0.8, 0.02, 0.1),
        "steps": Slider(0, MOST_STEPS, 1, 3),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 3.8),
)
