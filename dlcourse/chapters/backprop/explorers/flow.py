"""E6.2 The gradient on its way through a network: shapes and sizes at every layer."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREY, TEXT
from dlcourse.numpy import activations

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle
    from matplotlib.text import Text

INPUTS, CLASSES, DEEPEST = 64, 10, 5
ACTIVATIONS = ("relu", "tanh", "sigmoid")


@dataclass(frozen=True)
class Layer:
    """Shapes of one layer's arrays, and the mean size of two gradients."""

    x: tuple[int, int]
    w: tuple[int, int]
    out: tuple[int, int]
    dw: float
    dx: float


@dataclass(frozen=True)
class Flow:
    """All layers, the first one first."""

    layers: list[Layer]
    activation: str


def compute(batch: int, width: int, hidden: int, activation: str) -> Flow:
    rng = np.random.default_rng(0)
    sizes = [INPUTS, *[width] * hidden, CLASSES]
    function = getattr(activations, activation)
    function_backward = getattr(activations, f"{activation}_backward")
    h, steps = rng.normal(size=(batch, INPUTS)), []
    for layer, (m, n) in enumerate(itertools.pairwise(sizes)):
        w = rng.normal(0, np.sqrt((2 if activation == "relu" else 1) / m), (m, n))
        z = h @ w
        last = layer == hidden
        out, cache = (z, None) if last else function(z)
        steps.append((h, w, cache))
        h = out
    p = np.exp(h - h.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    d = (p - np.eye(CLASSES)[rng.integers(0, CLASSES, batch)]) / batch
    layers = []
    for x, w, cache in reversed(steps):
        dz = d if cache is None else function_backward(d, cache)
        dw, d = x.T @ dz, dz @ w.T
        layers.append(Layer(x.shape, w.shape, dz.shape, float(np.abs(dw).mean()), float(np.abs(d).mean())))
    return Flow(layers[::-1], activation)


def draw(figure: "Figure") -> Callable[[Flow], None]:
    top, bottom = figure.subplots(2, 1, height_ratios=(3, 2))
    top.set(xlim=(0.4, DEEPEST + 0.6), ylim=(0, 1))
    top.axis("off")
    top.set_title("forward: x @ W      backward: dW = xᵀ @ dout,  dx = dout @ Wᵀ")
    style = {"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": BLUE, "linewidth": 1.5}
    boxes = [
        top.text(
            i + 1,
            0.5,
            "",
            ha="center",
            va="center",
            ma="left",
            fontsize=9,
            family="monospace",
            bbox=dict(style),
        )
        for i in range(DEEPEST)
    ]
    bars = bottom.bar(range(1, DEEPEST + 1), [1.0] * DEEPEST, width=0.5, color=BLUE)
    numbers = [bottom.text(i + 1, 1, "", ha="center", va="bottom", color=TEXT) for i in range(DEEPEST)]
    bottom.set(xlim=(0.4, DEEPEST + 0.6), ylim=(1e-6, 10), yscale="log", xlabel="layer", ylabel="mean |dW|")
    bottom.set_xticks(range(1, DEEPEST + 1))
    bottom.grid(axis="y", color=FAINT)
    bottom.set_axisbelow(True)

    def update(data: Flow) -> None:
        for i in range(DEEPEST):
            shown = i < len(data.layers)
            boxes[i].set_visible(shown)
            numbers[i].set_visible(shown)
            bars[i].set_visible(shown)
            if shown:
                _show(boxes[i], bars[i], numbers[i], data.layers[i])

    return update


def _show(box: "Text", bar: "Rectangle", number: "Text", layer: Layer) -> None:
    box.set_text(
        f"x    {layer.x}\nW    {layer.w}\nout  {layer.out}\n\n"
        f"dout {layer.out}\ndW   {layer.w}\ndx   {layer.x}"
    )
    height = max(layer.dw, 2e-6)
    bar.set_height(height)
    bar.set_color(BLUE if layer.dw > 1e-4 else GREY)
    number.set_position((number.get_position()[0], height * 1.3))
    number.set_text(f"{layer.dw:.1e}")


def describe(data: Flow, templates: Mapping[str, str]) -> str:
    first, last = data.layers[0], data.layers[-1]
    return templates["flow"].format(
        layers=len(data.layers),
        activation=data.activation,
        x=first.x,
        w=first.w,
        out=first.out,
        first=f"{first.dw:.1e}",
        last=f"{last.dw:.1e}",
    )


explorer = FigureExplorer(
    controls={
        "batch": Slider(1, 32, 1, 8),
        "width": Slider(4, 64, 4, 32),
        "hidden": Slider(1, DEEPEST - 1, 1, 3),
        "activation": Choice(ACTIVATIONS, "relu"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.5, 4.6),
)
