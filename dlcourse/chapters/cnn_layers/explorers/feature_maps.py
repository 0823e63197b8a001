"""E8.4 What a trained network makes of a digit: its kernels, their maps, and what happens if it moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.cnn_layers.explorers import _network
from dlcourse.chapters.cnn_layers.explorers._cells import SIGNED
from dlcourse.data import load
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, FAINT, GREY, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STAGES = ("convolution", "ReLU", "max-pooling")
PIXELS, EXAMPLES, SHIFT = 28, 10, 8


@dataclass(frozen=True)
class Maps:
    """A digit on its way through the network.

    Attributes:
        image: shape (28, 28), values from 0 to 1.
        kernels: shape (8, 5, 5).
        maps: of the chosen stage, shape (8, side, side).
        probabilities: of the ten digits.
    """

    image: np.ndarray
    kernels: np.ndarray
    maps: np.ndarray
    probabilities: np.ndarray
    digit: int
    stage: str
    right: int
    down: int

    @property
    def answer(self) -> int:
        """The digit that the network reads."""
        return int(self.probabilities.argmax())


@cache
def _examples() -> np.ndarray:
    """Ten images of each digit that the network has not been trained on; shape (10, 10, 28, 28)."""
    digits = load("mnist_10k")
    return np.stack([_network.grey(digits.x_test[digits.y_test == d][:EXAMPLES, 0]) for d in range(10)])


def compute(digit: int, example: int, right: int, down: int, stage: str) -> Maps:
    image = _shift(_examples()[digit, example - 1], down, right)
    *maps, probabilities = _network.stages(image)
    return Maps(
        image=image,
        kernels=_network.kernels(),
        maps=maps[STAGES.index(stage)],
        probabilities=probabilities,
        digit=digit,
        stage=stage,
        right=right,
        down=down,
    )


def _shift(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """Move a picture; what leaves it is gone, what comes in is black."""
    wide = np.pad(image, SHIFT)
    top, left = SHIFT - down, SHIFT - right
    return wide[top : top + PIXELS, left : left + PIXELS]


def draw(figure: "Figure") -> Callable[[Maps], None]:
    halves = figure.add_gridspec(1, 2, width_ratios=(1.9, 4))
    left = halves[0].subgridspec(2, 1)
    right = halves[1].subgridspec(4, 4, height_ratios=(0.62, 1, 0.62, 1))
    places = [(2 * (i // 4), i % 4) for i in range(_network.KERNELS)]
    updates = [
        _draw_image(figure.add_subplot(left[0])),
        _draw_answer(figure.add_subplot(left[1])),
        _draw_kernels([figure.add_subplot(right[row, column]) for row, column in places]),
        _draw_maps([figure.add_subplot(right[row + 1, column]) for row, column in places]),
    ]

    def update(data: Maps) -> None:
        for part in updates:
            part(data)

    return update


def _frame(axes: "Axes") -> None:
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set(visible=True, color=FAINT)


def _draw_image(axes: "Axes") -> Callable[[Maps], None]:
    _frame(axes)
    axes.set_title("the digit")
    image = axes.imshow(np.zeros((PIXELS, PIXELS)), "gray_r", vmin=0, vmax=1)
    return lambda data: image.set_data(data.image)


def _draw_answer(axes: "Axes") -> Callable[[Maps], None]:
    bars = axes.bar(range(10), np.ones(10), color=GREY)
    axes.set(xticks=range(10), yticks=[0, 1], ylim=(0, 1.05))
    title = axes.set_title("")

    def update(data: Maps) -> None:
        for number, bar in enumerate(bars):
            bar.set_height(data.probabilities[number])
            bar.set_color(BLUE if number == data.digit else VERMILLION)
        title.set_text(f"the network reads a {data.answer}")

    return update


def _draw_kernels(places: list["Axes"]) -> Callable[[Maps], None]:
    images = []
    for axes in places:
        _frame(axes)
        images.append(axes.imshow(np.zeros((_network.TAPS, _network.TAPS)), SIGNED, vmin=-1, vmax=1))
    places[0].set_title(" ")  # keeps the room; a title as long as this would widen its column
    places[0].text(
        0, 1.1, "learned kernels, and their maps below", fontsize=11, transform=places[0].transAxes
    ).set_in_layout(False)

    def update(data: Maps) -> None:
        for image, kernel in zip(images, data.kernels, strict=True):
            image.set_data(kernel / np.abs(data.kernels).max())

    return update


def _draw_maps(places: list["Axes"]) -> Callable[[Maps], None]:
    images = []
    for axes in places:
        _frame(axes)
        zeros = np.zeros((PIXELS, PIXELS))
        images.append(
            axes.imshow(zeros, SIGNED, vmin=-1, vmax=1, extent=(0, 1, 0, 1), interpolation="nearest")
        )

    def update(data: Maps) -> None:
        reach = np.abs(data.maps).max() or 1
        for image, one in zip(images, data.maps, strict=True):
            image.set_data(one / reach)

    return update


def describe(data: Maps, templates: Mapping[str, str]) -> str:
    side = data.maps.shape[-1]
    return templates["maps"].format(
        digit=data.digit,
        right=data.right,
        down=data.down,
        stage=data.stage,
        side=side,
        answer=data.answer,
        sure=f"{data.probabilities.max():.0%}",
        silent=f"{np.mean(data.maps == 0):.0%}",
    )


explorer = FigureExplorer(
    controls={
        "digit": Slider(0, 9, 1, 7),
        "example": Slider(1, EXAMPLES, 1, 1),
        "right": Slider(-SHIFT, SHIFT, 1, 0),
        "down": Slider(-SHIFT, SHIFT, 1, 0),
        "stage": Choice(STAGES, "convolution"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(9.0, 5.2),
)
