"""E16.1 Maps of an image, with the weights that were trained and with random ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises import maps
from dlcourse.chapters.interpretability_privacy.exercises.cam import rank_correlation
from dlcourse.chapters.interpretability_privacy.results.networks import SIDE, Perceptron, digits, perceptron
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Bars, Heat, Panel, Scene, image, number, plain

METHODS = ("gradient", "smooth", "product", "occlusion")
WEIGHTS = ("trained", "random")
IMAGES, STRIDE = 40, 2
DRAWS, SPREAD = 12, 0.2
"""Noisy copies of the image over which the smooth map is averaged, and the noise on them."""

Saliency = Callable[..., np.ndarray]


@dataclass(frozen=True)
class Mapped:
    """What the picture shows.

    Attributes:
        pixels: of the image, (28, 28).
        found: the map of the chosen weights.
        likeness: rank correlation of this map with that of the other weights.
        scores: of the ten classes, with the chosen weights.
    """

    pixels: np.ndarray
    found: np.ndarray
    likeness: float
    scores: np.ndarray


def _slopes(saliency: Saliency, network: Perceptron, rows: np.ndarray, k: int) -> np.ndarray:
    return np.array([np.asarray(saliency(row.copy(), *network, k), float) for row in rows])


def _covered(network: Perceptron, pixels: np.ndarray, k: int, size: int) -> np.ndarray:
    """The occlusion map, all positions in one batch."""
    steps = range(0, SIDE - size + 1, STRIDE)
    copies = np.repeat(pixels[None], len(steps) ** 2, axis=0)
    for copy, (top, left) in zip(copies, ((a, b) for a in steps for b in steps), strict=True):
        copy[top : top + size, left : left + size] = 0
    scores = network.scores(np.concatenate([pixels[None], copies]).reshape(len(copies) + 1, -1))[:, k]
    return (scores[0] - scores[1:]).reshape(len(steps), len(steps))


def _map(
    method: str, network: Perceptron, x: np.ndarray, k: int, size: int, saliency: Saliency
) -> np.ndarray:
    if method == "occlusion":
        return _covered(network, x.reshape(SIDE, SIDE), k, size)
    noise = np.random.default_rng(0).normal(0, SPREAD, (DRAWS, len(x))).astype(np.float32)
    rows = x + noise if method == "smooth" else x[None]
    found = _slopes(saliency, network, rows, k).mean(axis=0)
    return (found * x if method == "product" else found).reshape(SIDE, SIDE)


def compute(
    number: int, k: int, method: str, weights: str, size: int, saliency: Saliency | None = None
) -> Mapped:
    x = digits()[2][number - 1]
    own = saliency or maps.saliency
    found, other = (
        _map(method, perceptron(each), x, k, size, own) for each in sorted(WEIGHTS, key=weights.__ne__)
    )
    scores = perceptron(weights).scores(x[None])[0]
    return Mapped(x.reshape(SIDE, SIDE), found, float(rank_correlation(found, other)), scores)


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """A new image is explained for its own class."""
    return {"k": int(digits()[3][state.number - 1])} if moved == "number" else {}


def disabled(state: State) -> Mapping[str, str]:
    return {} if state.method == "occlusion" else {"size": "patch"}


def draw(state: State, data: Mapped, words: Words) -> Scene:
    look: dict[str, Any] = {"height": 210, "least": 150}
    reach = float(np.abs(data.found).max()) or 1.0
    rows, columns = data.found.shape
    heat = Heat(data.found, (0, columns), (0, rows), reach=(-reach, reach), densest=1.0)
    title = words("map") if state.weights == "trained" else words("compared", likeness=_likeness(data))
    shown = plain([heat], (0, columns), (rows, 0), title=title, square=True, frame="faint", **look)
    return Scene(
        [[image(data.pixels, words("image"), reach=(0, 1), **look), shown], [_scores(state, data, words)]]
    )


def _scores(state: State, data: Mapped, words: Words) -> Panel:
    colours = ["second" if each == state.k else "first" for each in range(len(data.scores))]
    tips = [number(round(score, 2)) for score in data.scores.tolist()]
    reach = float(np.ceil(np.abs(data.scores).max()))
    bars = Bars(np.arange(len(data.scores)), data.scores, colour=colours, tips=tips)
    x = Axis(-0.6, 9.6, words("class"), ticks=range(10))
    return Panel([bars], x, Axis(-reach, reach, words("score"), ticks=(-reach, 0, reach)), height=90)


def _likeness(data: Mapped) -> str:
    return number(round(data.likeness, 2))


def describe(state: State, data: Mapped, words: Words) -> str:
    said = words(
        "said",
        method=words(state.method),
        k=state.k,
        weights=words(state.weights),
        score=number(round(float(data.scores[state.k]), 1)),
    )
    return said if state.weights == "trained" else f"{said} {words('alike', likeness=_likeness(data))}"


explorer = Explorer(
    controls={
        "number": Slider(1, IMAGES, 1, 2),
        "play": Play(("number",), per_second=1),
        "k": Slider(0, 9, 1, 7),
        "method": Choice(METHODS, "gradient"),
        "weights": Choice(WEIGHTS, "trained"),
        "size": Slider(2, 10, 1, 6),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"saliency": "a function (x, w1, b1, w2, b2, k) that returns a map (784,)"},
    follow=follow,
    disabled=disabled,
    about=("k",),
)
