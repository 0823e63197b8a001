"""E1.2 What the layers of a network make of handwritten digits, seen in the plane of largest spread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.concepts.results.train_layers import EPOCHS, RESULT, SIZES
from dlcourse.data import load
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import (
    BLACK,
    BLUE,
    FAINT,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY_BLUE,
    TEXT,
    VERMILLION,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HIDDEN = len(SIZES) - 2
GROUPS = {"all": range(10), "358": (3, 5, 8), "49": (4, 9), "06": (0, 6)}
_COLOURS = (BLUE, VERMILLION, GREEN, ORANGE, PURPLE, BLACK, SKY_BLUE, "#8C6D00", "#7A1F5C", GREY)


@dataclass(frozen=True)
class Representation:
    """The held-out digits after some layers.

    Attributes:
        layer: how many hidden layers were applied; 0 are the pixels.
        epoch: how long the network was trained.
        points: the digits in the plane, shape (N, 2), scaled to fit into -1 to 1.
        labels: which digit each is.
        shown: whether it belongs to the chosen group.
        sorted_share: per layer, pixels first, the share of held-out digits whose nearest class centre
            (of the training digits, in all dimensions) is that of their own class.
    """

    layer: int
    epoch: int
    points: np.ndarray
    labels: np.ndarray
    shown: np.ndarray
    sorted_share: np.ndarray


@cache
def _digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    data = load("digits")
    flat = [x.reshape(len(x), -1) / 16 for x in (data.x_train, data.x_test)]
    return flat[0], data.y_train, flat[1], data.y_test


@cache
def _weights(epoch: int) -> list[tuple[np.ndarray, np.ndarray]]:
    with np.load(RESULT) as kept:
        return [
            (kept[f"w{layer}"][epoch].astype(float), kept[f"b{layer}"][epoch].astype(float))
            for layer in range(1, HIDDEN + 1)
        ]


def layers(x: np.ndarray, epoch: int) -> list[np.ndarray]:
    """The pixels, and the output of every hidden layer."""
    found = [x]
    for w, b in _weights(epoch):
        found.append(np.maximum(found[-1] @ w + b, 0))
    return found


def class_centres(h: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Mean of every class, shape (10, units)."""
    members = labels == np.arange(10)[:, None]
    return members @ h / members.sum(axis=1, keepdims=True)


def _sorted_share(h: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> float:
    distance = (centres**2).sum(axis=1) - 2 * h @ centres.T
    return float((distance.argmin(axis=1) == labels).mean())


def plane(h: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """The two principal components of h, turned so that the zeros lie on the right and the ones above."""
    mean = h.mean(axis=0)
    _, directions = np.linalg.eigh((h - mean).T @ (h - mean))
    axes = directions[:, :-3:-1]
    zero, one = (centres[:2] - mean) @ axes
    right = zero / (np.hypot(*zero) or 1.0)
    up = np.array([-right[1], right[0]])
    turned = np.stack([right, up if one @ up >= 0 else -up], axis=1)
    points = (h - mean) @ axes @ turned
    return points / np.abs(points).max()


def compute(layer: int, epoch: int, group: str) -> Representation:
    x_train, y_train, x_test, y_test = _digits()
    train, test = layers(x_train, epoch), layers(x_test, epoch)
    centres = [class_centres(h, y_train) for h in train]
    shares = [_sorted_share(h, y_test, c) for h, c in zip(test, centres, strict=True)]
    return Representation(
        layer=layer,
        epoch=epoch,
        points=plane(test[layer], centres[layer]),
        labels=y_test,
        shown=np.isin(y_test, list(GROUPS[group])),
        sorted_share=np.array(shares),
    )


def draw(figure: "Figure") -> Callable[[Representation], None]:
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    show_plane, show_shares = _draw_plane(left), _draw_shares(right)

    def update(data: Representation) -> None:
        show_plane(data)
        show_shares(data)

    return update


def _draw_plane(axes: "Axes") -> Callable[[Representation], None]:
    axes.set(xlim=(-1.08, 1.08), ylim=(-1.08, 1.08), xticks=[], yticks=[])
    (others,) = axes.plot([], [], ".", color=FAINT, markersize=3)
    numerals = [
        axes.plot([], [], linestyle="", marker=f"${digit}$", color=colour, markersize=7, markeredgewidth=0.3)[
            0
        ]
        for digit, colour in enumerate(_COLOURS)
    ]
    title = axes.set_title("after 5 hidden layers, 20 epochs")

    def update(data: Representation) -> None:
        others.set_data(*data.points[~data.shown].T)
        for digit, artist in enumerate(numerals):
            artist.set_data(*data.points[data.shown & (data.labels == digit)].T)
        place = f"after hidden layer {data.layer}" if data.layer else "the pixels themselves"
        title.set_text(f"{place}, epoch {data.epoch}")

    return update


def _draw_shares(axes: "Axes") -> Callable[[Representation], None]:
    places = np.arange(HIDDEN + 1)
    axes.set(xlim=(-0.4, HIDDEN + 0.4), ylim=(0.3, 1.06), xlabel="hidden layer (0: pixels)", xticks=places)
    axes.set_yticks([0.4, 0.6, 0.8, 1.0], ["40%", "60%", "80%", "100%"])
    (line,) = axes.plot(places, places, "o-", color=GREY)
    (here,) = axes.plot([], [], "o", color=VERMILLION, markersize=11)
    number = axes.text(0, 0, "", ha="center", color=TEXT, weight="bold")
    axes.set_title("nearest class centre is right")

    def update(data: Representation) -> None:
        line.set_ydata(data.sorted_share)
        share = data.sorted_share[data.layer]
        here.set_data([data.layer], [share])
        number.set_position((min(max(data.layer, 0.1), HIDDEN - 0.1), share + 0.03))
        number.set_text(f"{share:.0%}")

    return update


def describe(data: Representation, templates: Mapping[str, str]) -> str:
    return templates["layer" if data.layer else "pixels"].format(
        layer=data.layer,
        epoch=data.epoch,
        share=f"{data.sorted_share[data.layer]:.0%}",
        pixels=f"{data.sorted_share[0]:.0%}",
    )


explorer = FigureExplorer(
    controls={
        "layer": Slider(0, HIDDEN, 1, 0),
        "epoch": Slider(0, EPOCHS, 1, 0),
        "group": Choice(tuple(GROUPS), "all"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 4.2),
)
