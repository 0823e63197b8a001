"""E1.2 What the layers of a network make of handwritten digits, seen in the plane of largest spread."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.concepts.explorers._depth_picture import plane_panel, shares_panel, under_the_lens
from dlcourse.chapters.concepts.results.train_layers import EPOCHS, RESULT, SIZES
from dlcourse.data import load
from dlcourse.exploring import Choice, Explorer, Play, Sketch, Slider, State, Words
from dlcourse.exploring.scene import Scene

HIDDEN = len(SIZES) - 2
GROUPS = {"all": range(10), "358": (3, 5, 8), "49": (4, 9), "06": (0, 6)}
SIDE, EXAMPLES = 8, 359


@dataclass(frozen=True)
class Representation:
    """The held-out digits after some layers.

    Attributes:
        points: the digits in the plane, shape (N, 2), scaled to fit into -1 to 1.
        labels: which digit each is.
        shown: whether it belongs to the chosen group.
        nearest: the class with the nearest centre (of the training digits, in all dimensions), for each.
        sorted_share: per layer, pixels first, for how many held-out digits that is their own class.
        untrained_share: the same before training.
        image: the digit under the lens, shape (8, 8), from 0 to 1.
        label: which digit it is; None: a drawing.
        place: where it lies in the plane.
        units: what the layer makes of it.
        distances: of it to the ten class centres.
    """

    points: np.ndarray
    labels: np.ndarray
    shown: np.ndarray
    nearest: np.ndarray
    sorted_share: np.ndarray
    untrained_share: np.ndarray
    image: np.ndarray
    label: int | None
    place: np.ndarray
    units: np.ndarray
    distances: np.ndarray


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


@lru_cache(EPOCHS + 1)
def _sorted(epoch: int) -> tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]:
    """After each layer: the held-out digits, the class centres, and which of these is nearest."""
    x_train, y_train, x_test, _ = _digits()
    centres = [class_centres(h, y_train) for h in layers(x_train, epoch)]
    test = layers(x_test, epoch)
    nearest = [((c**2).sum(axis=1) - 2 * h @ c.T).argmin(axis=1) for h, c in zip(test, centres, strict=True)]
    return test, centres, nearest


def _shares(epoch: int) -> np.ndarray:
    return np.array([(nearest == _digits()[3]).mean() for nearest in _sorted(epoch)[2]])


@lru_cache(EPOCHS * HIDDEN)
def plane(layer: int, epoch: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and the two principal directions, scaled; zeros lie on the right and the ones above."""
    h, centres = (each[layer] for each in _sorted(epoch)[:2])
    mean = h.mean(axis=0)
    _, directions = np.linalg.eigh((h - mean).T @ (h - mean))
    axes = directions[:, :-3:-1]
    zero, one = (centres[:2] - mean) @ axes
    right = zero / (np.hypot(*zero) or 1.0)
    up = np.array([-right[1], right[0]])
    axes = axes @ np.stack([right, up if one @ up >= 0 else -up], axis=1)
    return mean, axes / np.abs((h - mean) @ axes).max()


def compute(
    layer: int, epoch: int, group: str, example: int, drawing: tuple[tuple[float, ...], ...]
) -> Representation:
    _, _, x, labels = _digits()
    test, centres, nearest = _sorted(epoch)
    mean, axes = plane(layer, epoch)
    pixels = np.array(drawing).ravel() if drawing else x[example]
    units = layers(pixels[None], epoch)[layer][0]
    return Representation(
        points=(test[layer] - mean) @ axes,
        labels=labels,
        shown=np.isin(labels, list(GROUPS[group])),
        nearest=nearest[layer],
        sorted_share=_shares(epoch),
        untrained_share=_shares(0),
        image=pixels.reshape(SIDE, SIDE),
        label=None if drawing else int(labels[example]),
        place=(units - mean) @ axes,
        units=units,
        distances=np.sqrt(((centres[layer] - units) ** 2).sum(axis=1)),
    )


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Another digit under the lens clears the pad; it belongs to the digits that are shown."""
    if moved == "example":
        return {"drawing": ()}
    labels, group = _digits()[3], GROUPS[state.group]
    if moved == "group" and labels[state.example] not in group:
        return {"example": int(np.flatnonzero(np.isin(labels, list(group)))[0])}
    return {}


def draw(state: State, data: Representation, words: Words) -> Scene:
    top = [plane_panel(state, data, tuple(GROUPS[state.group]), words), shares_panel(state, data, words)]
    return Scene([top, under_the_lens(state, data, words)], gap=28)


def describe(state: State, data: Representation, words: Words) -> str:
    share, pixels = (f"{data.sorted_share[layer]:.0%}" for layer in (state.layer, 0))
    key = "layer" if state.layer else "pixels"
    found = words(key, layer=state.layer, epoch=state.epoch, share=share, pixels=pixels)
    near = int(data.distances.argmin())
    lens = words("drawn" if data.label is None else "example", label=data.label, near=near)
    return f"{found} {lens}"


explorer = Explorer(
    controls={
        "layer": Slider(0, HIDDEN, 1, 0),
        "walk": Play(("layer",), per_second=1.5),
        "epoch": Slider(0, EPOCHS, 1, 0),
        "train": Play(("epoch",), per_second=3),
        "group": Choice(tuple(GROUPS), "all"),
        "example": Slider(0, EXAMPLES - 1, 1, 4),
        "drawing": Sketch(SIDE, SIDE),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    follow=follow,
    seen=lambda state, data: state.layer == HIDDEN and state.epoch == 0,
)
