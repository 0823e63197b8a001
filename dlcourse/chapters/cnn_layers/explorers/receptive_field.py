"""E8.2 Which pixels a unit sees through a stack of layers, and how much each of them counts."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.cnn_layers.explorers._field_picture import PIXELS, Field, field_scene
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Scene
from dlcourse.shapes import output_size

DEPTH = 4

Layer = tuple[int, int, int]

LAYERS: dict[str, Layer | None] = {
    "no layer": None,
    "conv 3": (3, 1, 1),
    "conv 5": (5, 1, 1),
    "conv 3, stride 2": (3, 2, 1),
    "conv 3, dilation 2": (3, 1, 2),
    "pool 2": (2, 2, 1),
}
"""Taps, stride and dilation of each kind of layer; convolutions have padding that keeps the size."""

_PLACES = ("first", "second", "third", "fourth")


def compute(first: str, second: str, third: str, fourth: str, unit: int) -> Field:
    names = [name for name in (first, second, third, fourth) if LAYERS[name]]
    layers = [layer for layer in map(LAYERS.get, names) if layer]
    matrices, width = [], PIXELS
    for layer in layers:
        matrices.append(_reach(layer, width))
        width = len(matrices[-1])
    unit = min(unit, width - 1)
    gradient = np.zeros(width)
    gradient[unit] = 1
    gradients = [gradient]
    for matrix in reversed(matrices):
        gradients.append(gradients[-1] @ matrix)
    gradients.reverse()
    links = [
        [(int(below), int(above)) for above, below in np.argwhere(matrix) if gradients[i + 1][above] > 0]
        for i, matrix in enumerate(matrices)
    ]
    return Field(
        names=names,
        widths=[len(g) for g in gradients],
        seen=[g > 0 for g in gradients],
        links=links,
        share=gradients[0],
        ways=int(np.prod([taps for taps, _, _ in layers])),
        size=_size(layers),
        unit=unit,
    )


def _reach(layer: Layer, width: int) -> np.ndarray:
    """Rows: units of the layer; columns: units below; 1/k where one sees the other."""
    k, s, d = layer
    padding = d * (k - 1) // 2 if k % 2 else 0
    rows = output_size(width, k, stride=s, padding=padding, dilation=d)
    matrix = np.zeros((rows, width))
    for row in range(rows):
        taps = row * s - padding + d * np.arange(k)
        matrix[row, taps[(taps >= 0) & (taps < width)]] = 1 / k
    return matrix


def _size(layers: list[Layer]) -> int:
    size = 1
    for k, s, d in reversed(layers):
        size = (size - 1) * s + d * (k - 1) + 1
    return size


def _width(state: State) -> int:
    """Units of the last layer."""
    width = PIXELS
    for place in _PLACES:
        layer = LAYERS[getattr(state, place)]
        width = len(_reach(layer, width)) if layer else width
    return width


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"unit": (0, _width(state) - 1)}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Another stack looks from the same place of the image."""
    if moved not in _PLACES:
        return {}
    place = (before.unit + 0.5) / _width(before)
    return {"unit": int(place * _width(state))}


def draw(state: State, data: Field, words: Words) -> Scene:
    return field_scene(data, words)


def describe(state: State, data: Field, words: Words) -> str:
    return words(
        "field",
        layers=len(data.names),
        names=", ".join(map(words, data.names)) or "–",
        unit=data.unit,
        width=data.widths[-1],
        size=data.size,
        half=data.half,
    )


explorer = Explorer(
    controls={
        **{place: Choice(tuple(LAYERS), "conv 3" if place != "fourth" else "no layer") for place in _PLACES},
        "unit": Slider(0, PIXELS - 1, 1, PIXELS // 2),
        "play": Play(("unit",)),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    follow=follow,
    about=("unit",),
)
