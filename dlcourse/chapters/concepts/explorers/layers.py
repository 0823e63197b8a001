"""E1.2 What each layer makes of the digits: the images as points, seen through more and more layers."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from dlcourse.chapters.concepts.results.train_layers import RESULT, TRAINING, WIDTHS
from dlcourse.explore import Explorer, Slider, Toggle
from dlcourse.explore.style import BLUE, GREEN, ORANGE, PURPLE, VERMILLION

SHOWN = 260
DEPTH = len(WIDTHS) + 1
"""The hidden layers and the output layer."""

_COLOURS = (BLUE, VERMILLION, GREEN, ORANGE, PURPLE)


class Cloud(NamedTuple):
    """Points in the plane with the digit each of them is, and how far apart the classes are."""

    points: np.ndarray
    digits: np.ndarray
    layers: int
    trained: bool
    separation: float
    units: int


@cache
def _network(trained: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    name = "trained" if trained else "start"
    with np.load(RESULT) as saved:
        return [(saved[f"{name}_w{layer}"], saved[f"{name}_b{layer}"]) for layer in range(DEPTH)]


@cache
def _unseen() -> tuple[np.ndarray, np.ndarray]:
    """Digits that the network was not trained on: pixels from 0 to 1, and which digit it is."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    part = slice(TRAINING, TRAINING + SHOWN)
    return (digits.data[part] / 16).astype(np.float32), digits.target[part]


def after_layers(x: np.ndarray, layers: int, trained: bool) -> np.ndarray:
    """What the first layers make of the pixels; ReLU after each but the last."""
    for index, (w, b) in enumerate(_network(trained)[:layers]):
        x = x @ w + b
        if index < DEPTH - 1:
            x = np.maximum(x, 0)
    return x


def in_the_plane(x: np.ndarray) -> np.ndarray:
    """The two directions in which the points differ most (principal components), scaled to spread 1."""
    centred = x - x.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    directions = directions * np.sign(directions[:, [0]] + 1e-12)
    points = centred @ directions[:2].T
    return points / (points.std() + 1e-12)


def separation(x: np.ndarray, digits: np.ndarray) -> float:
    """Mean distance between two class centres, over the mean distance of a point to its own centre."""
    centres = np.array([x[digits == digit].mean(axis=0) for digit in range(10)])
    width = np.linalg.norm(x - centres[digits], axis=1).mean()
    first, second = np.triu_indices(10, 1)
    return float(np.linalg.norm(centres[first] - centres[second], axis=1).mean() / width)


def compute(layers: int, trained: bool) -> Cloud:
    """Send the digits through the layers and look at them in the plane."""
    pixels, digits = _unseen()
    x = after_layers(pixels, layers, trained)
    points = in_the_plane(x)
    return Cloud(points, digits, layers, trained, separation(x, digits), x.shape[1])


def draw(figure: Figure) -> Callable[[Cloud], None]:
    """One line of markers per digit: its own numeral, in a colour that two digits share."""
    axes = figure.subplots()
    axes.set(xlim=(-3.2, 3.2), ylim=(-2.9, 2.9), xticks=[], yticks=[])
    marks: list[Line2D] = []
    for digit in range(10):
        style = {"color": _COLOURS[digit % 5], "markersize": 6.5, "linestyle": "none"}
        marks += axes.plot([], [], marker=f"${digit}$", **style)  # type: ignore[arg-type]
    title = axes.set_title("")

    def update(data: Cloud) -> None:
        for digit, mark in enumerate(marks):
            mark.set_data(*data.points[data.digits == digit].T)
        what = "the pixels" if data.layers == 0 else f"after layer {data.layers} of {DEPTH}"
        apart = f"{data.separation:.1f} times as far apart as they are wide"
        title.set_text(f"{what}, {data.units} numbers per image: classes {apart}")

    return update


def describe(data: Cloud, texts: Mapping[str, str]) -> str:
    """Say how far the digits have come apart."""
    return texts["state"].format(
        weights=texts["trained" if data.trained else "start"],
        layers=data.layers,
        units=data.units,
        separation=f"{data.separation:.1f}",
    )


explorer = Explorer(
    controls={"layers": Slider(0, DEPTH, 1, 1), "trained": Toggle(True)},
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.0, 4.8),
)
