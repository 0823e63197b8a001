"""E8.4 What a trained network makes of a digit: its kernels, their maps, and what happens if it moves."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from dlcourse.chapters.cnn_layers.explorers import _network
from dlcourse.chapters.cnn_layers.explorers._maps_picture import (
    PIXELS,
    POOL,
    STAGES,
    Maps,
    arithmetic,
    maps_scene,
)
from dlcourse.data import load
from dlcourse.exploring import Choice, Explorer, Play, Sketch, Slider, State, Words
from dlcourse.exploring.scene import Scene

EXAMPLES, SHIFT = 10, 8


@cache
def _examples() -> np.ndarray:
    """Ten images of each digit that the network has not been trained on; shape (10, 10, 28, 28)."""
    digits = load("mnist_10k")
    return np.stack([_network.grey(digits.x_test[digits.y_test == d][:EXAMPLES, 0]) for d in range(10)])


def compute(
    digit: int,
    example: int,
    right: int,
    down: int,
    stage: str,
    kernel: int = 1,
    row: int = 0,
    column: int = 0,
    source: str = "data",
    drawn: tuple[tuple[float, ...], ...] = (),
) -> Maps:
    image = _examples()[digit, example - 1]
    if source == "drawn":
        image = np.array(drawn or np.zeros((PIXELS, PIXELS)), np.float32)
    image = _shift(image, down, right)
    *maps, probabilities = _network.stages(image)
    return Maps(image, _network.kernels(), _network.biases(), maps[STAGES.index(stage)], probabilities)


def _shift(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """Move a picture; what leaves it is gone, what comes in is black."""
    wide = np.pad(image, SHIFT)
    top, left = SHIFT - down, SHIFT - right
    return wide[top : top + PIXELS, left : left + PIXELS]


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    last = (PIXELS // POOL if state.stage == STAGES[2] else PIXELS) - 1
    return {"row": (0, last), "column": (0, last)}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    if moved in ("digit", "example"):
        return {"source": "data"}
    if moved == "drawn":
        return {"source": "drawn"}
    if moved == "stage" and STAGES[2] in (before.stage, state.stage) and before.stage != state.stage:
        pooled = state.stage == STAGES[2]
        return {name: _pooled(getattr(state, name), pooled) for name in ("row", "column")}
    return {}


def _pooled(place: int, pooled: bool) -> int:
    return place // POOL if pooled else place * POOL + POOL // 2


def draw(state: State, data: Maps, words: Words) -> Scene:
    return maps_scene(state, data, words)


def describe(state: State, data: Maps, words: Words) -> str:
    side = data.maps.shape[-1]
    return (
        words(
            "maps" if state.source == "data" else "drawn_maps",
            digit=state.digit,
            right=state.right,
            down=state.down,
            stage=state.stage,
            side=side,
            answer=data.answer,
            sure=f"{data.probabilities.max():.0%}",
            silent=f"{np.mean(data.maps == 0):.0%}",
        )
        + f" {arithmetic(state, data, words)}"
    )


explorer = Explorer(
    controls={
        "digit": Slider(0, 9, 1, 7),
        "example": Slider(1, EXAMPLES, 1, 1),
        "right": Slider(-SHIFT, SHIFT, 1, 0),
        "down": Slider(-SHIFT, SHIFT, 1, 0),
        "stage": Choice(STAGES, "convolution"),
        "kernel": Slider(1, _network.KERNELS, 1, 1),
        "row": Slider(0, PIXELS - 1, 1, 8),
        "column": Slider(0, PIXELS - 1, 1, 12),
        "play": Play(("right",)),
        "source": Choice(("data", "drawn"), "data"),
        "drawn": Sketch(PIXELS, PIXELS),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    follow=follow,
    seen=lambda state, data: abs(state.right) >= 5,
)
