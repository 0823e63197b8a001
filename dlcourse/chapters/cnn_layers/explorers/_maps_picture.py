"""The picture of the feature maps: one kernel and one place of its map closely, and all others below."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.cnn_layers.explorers import _network
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Along,
    Axis,
    Bars,
    Boxes,
    Cells,
    Handle,
    Heat,
    Panel,
    Paragraph,
    Pick,
    Scene,
    fixed,
    number,
    plain,
    table,
)

STAGES = ("convolution", "ReLU", "max-pooling")
PIXELS, POOL = 28, _network.POOL
_AROUND = _network.TAPS // 2


@dataclass(frozen=True)
class Maps:
    """A digit on its way through the network.

    Attributes:
        image: shape (28, 28), values from 0 to 1.
        kernels: shape (8, 5, 5).
        biases: of the kernels, shape (8,).
        maps: of the chosen stage, shape (8, side, side).
        probabilities: of the ten digits.
    """

    image: np.ndarray
    kernels: np.ndarray
    biases: np.ndarray
    maps: np.ndarray
    probabilities: np.ndarray

    @property
    def answer(self) -> int:
        """The digit that the network reads."""
        return int(self.probabilities.argmax())


def maps_scene(state: State, data: Maps, words: Words) -> Scene:
    """The digit, one kernel, its map and the answer; below, the arithmetic and all kernels."""
    top = [_image(state, data, words), _kernel(state, data, words), _map(state, data, words)]
    small = [_one(k, state, data) for k in range(_network.KERNELS)]
    return Scene(
        [[*top, _answers(state, data, words)], [Paragraph(arithmetic(state, data, words), "second")], small],
        gap=14,
    )


def _window(state: State) -> tuple[int, int, int]:
    """First row, first column and side of the pixels under the place looked at."""
    step = POOL if state.stage == STAGES[2] else 1
    return step * state.row - _AROUND, step * state.column - _AROUND, step - 1 + _network.TAPS


def _image(state: State, data: Maps, words: Words) -> Panel:
    top, left, side = _window(state)
    whole = (0, PIXELS)
    heat = Heat(data.image, whole, whole, "ink", (0, 1), densest=1.0, acts=Handle(x="right", y="down"))
    frame = Boxes(left, top, side, side, stroke="second", thick=2.5)
    edge = (-_AROUND, PIXELS + _AROUND)
    return plain(
        [heat, frame],
        edge,
        edge[::-1],
        title=words("image"),
        square=True,
        height=210,
        least=150,
        frame="faint",
    )


def _kernel(state: State, data: Maps, words: Words) -> Panel:
    kernel = data.kernels[state.kernel - 1]
    texts = [[fixed(weight, 1) for weight in row] for row in kernel]
    tips = [[number(round(float(weight), 3)) for weight in row] for row in kernel]
    reach = float(np.abs(data.kernels).max())
    cells = Cells(kernel, texts, reach=(-reach, reach), size=12, tips=tips)
    return table(cells, words("kernel", kernel=state.kernel), cell=42, least=150)


def _map(state: State, data: Maps, words: Words) -> Panel:
    side = data.maps.shape[-1]
    handle = Handle(Along("column", 0.5), Along("row", 0.5), jump=True)
    heat = _heat(data.maps[state.kernel - 1], data.maps, handle)
    place = Boxes(state.column, state.row, 1, 1, stroke="second", thick=2.5)
    title = words("map", stage=state.stage, side=side)
    return plain(
        [heat, place], (0, side), (side, 0), title=title, square=True, height=210, least=150, frame="faint"
    )


def _heat(values: np.ndarray, maps: np.ndarray, act: Handle | Pick) -> Heat:
    reach = max(float(np.abs(maps).max()), 0.5)
    side = values.shape[-1]
    return Heat(values, (0, side), (0, side), reach=(-reach, reach), densest=1.0, acts=act)


def _answers(state: State, data: Maps, words: Words) -> Panel:
    colours = ["second"] * 10
    colours[data.answer if state.source == "drawn" else state.digit] = "first"
    tips = [f"{d}: {p:.1%}" for d, p in enumerate(data.probabilities)]
    bars = Bars(range(10), data.probabilities, width=0.8, colour=colours, tips=tips)
    labels = [str(d) for d in range(10)]
    title = words("answer", answer=data.answer, sure=f"{data.probabilities.max():.0%}")
    x = Axis(-0.6, 9.6, words("digit"), ticks=range(10), labels=labels)
    return Panel([bars], x, Axis(0, 1, ticks=(0, 0.5, 1)), title, height=190, least=150)


def _one(k: int, state: State, data: Maps) -> list[Panel]:
    """A kernel and its map, which can be chosen."""
    pick, taps, side = Pick(kernel=k + 1), _network.TAPS, data.maps.shape[-1]
    frame = "second" if k == state.kernel - 1 else "faint"
    kernel, maps = _heat(data.kernels[k], data.kernels, pick), _heat(data.maps[k], data.maps, pick)
    look: dict[str, Any] = {"square": True, "least": 70, "frame": frame}
    return [
        plain([kernel], (0, taps), (taps, 0), title=f"{k + 1}", height=44, **look),
        plain([maps], (0, side), (side, 0), height=100, **look),
    ]


def arithmetic(state: State, data: Maps, words: Words) -> str:
    """What the number at this place of the map is made of."""
    k, pooled = state.kernel - 1, state.stage == STAGES[2]
    value = fixed(float(data.maps[k, state.row, state.column]))
    place = words("place", kernel=state.kernel, row=state.row, column=state.column)
    if pooled:
        return f"{place} {words('pooled', value=value)}"
    padded = np.pad(data.image, _AROUND)
    pixels = padded[state.row : state.row + _network.TAPS, state.column : state.column + _network.TAPS]
    products, bias = float((pixels * data.kernels[k]).sum()), float(data.biases[k])
    both = fixed(products + bias)
    result = f"max(0, {both}) = {value}" if state.stage == "ReLU" else both
    return f"{place} {words('products', products=fixed(products), bias=fixed(bias), result=result)}"
