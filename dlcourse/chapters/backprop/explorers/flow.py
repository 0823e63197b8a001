"""E6.2 Shapes on the way through a network and back, and how large the gradients are at every layer."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlcourse.chapters.backprop.explorers import _flow_picture as picture
from dlcourse.chapters.backprop.explorers._flow_picture import Layer
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Scene, number
from dlcourse.numpy import activations

INPUTS, CLASSES, DEEPEST = 64, 10, 5
ACTIVATIONS = ("relu", "tanh", "sigmoid")


@dataclass(frozen=True)
class Flow:
    """All layers, the first one first."""

    layers: list[Layer]

    def at(self, step: int) -> int:
        """The layer a step is about, counted from 0: first all forwards, then all back."""
        count = len(self.layers)
        return step if step < count else 2 * count - 1 - step

    def back(self, layer: int) -> int:
        """The step in which the backward pass is at a layer."""
        return 2 * len(self.layers) - 1 - layer


def compute(batch: int, width: int, hidden: int, activation: str, step: int = 0) -> Flow:
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
        sizes_here = (float(np.abs(each).mean()) for each in (dz, dw, d))
        layers.append(Layer(x.shape, w.shape, dz.shape, *sizes_here))
    return Flow(layers[::-1])


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"step": (0, 2 * state.hidden + 1)}


def draw(state: State, data: Flow, words: Words) -> Scene:
    now = data.at(state.step)
    steps = picture.Steps(state.step, now, [data.back(i) for i in range(len(data.layers))])
    key = "returning" if steps.is_back(now) else "going"
    title = words(key, layer=now + 1, layers=len(data.layers), activation=state.activation)
    return Scene(
        [
            picture.products(data.layers[now], steps.is_back(now), words),
            [picture.table(data.layers, steps, title, words), picture.sizes(data.layers, steps, words)],
        ]
    )


def describe(state: State, data: Flow, words: Words) -> str:
    first, last, layer = data.layers[0], data.layers[-1], data.layers[data.at(state.step)]
    shapes = {"layer": data.at(state.step) + 1, "layers": len(data.layers), "activation": state.activation}
    shapes |= {"x": layer.x, "w": layer.w, "out": layer.out}
    if not state.step >= len(data.layers):
        return words("on", **shapes)
    said = words("back", **shapes, dw=number(layer.dw, 2))
    if state.step < data.back(0):
        return said
    return f"{said} {words('flow', first=number(first.dw, 2), last=number(last.dw, 2))}"


explorer = Explorer(
    controls={
        "step": Slider(0, 2 * DEEPEST - 1, 1, 3),
        "play": Play(("step",), per_second=1),
        "batch": Slider(1, 32, 1, 8),
        "width": Slider(4, 64, 4, 32),
        "hidden": Slider(1, DEEPEST - 1, 1, 3),
        "activation": Choice(ACTIVATIONS, "relu"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    seen=lambda state, data: state.step == data.back(0),
)
