"""E5.2 A playground of decisions: data, features, layers, and what every hidden unit sees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.experiments.classifier import Network, Settings, parameters
from dlcourse.experiments.spirals import features_of, spirals
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLACK, BLUE, GREY, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

REACH = 3.0
STEPS = 150
WIDEST = 8
_POINTS = 60  # of the training data, and as many again for validation

SIDE = np.linspace(-REACH, REACH, 41)
GRID = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)

FEATURES = {
    "plain": ("x1", "x2"),
    "squares": ("x1", "x2", "x1^2", "x2^2", "x1*x2"),
    "sines": ("x1", "x2", "sin(2*x1)", "sin(2*x2)"),
}

_GAP = 6  # cells of the grid between the maps of two units

_CLASSES = ["#F6D9A0", "white", "#A6CDE8"]


@dataclass(frozen=True)
class Decision:
    """A trained network, seen from the plane.

    Attributes:
        train: points and labels it was trained on.
        val: points and labels it has not seen.
        logits: its output on ``GRID``, as a square; the boundary is where it is zero.
        units: the last hidden layer on ``GRID``, one square per unit, scaled to -1..1.
        losses: training and validation loss after every step.
        accuracies: of both sets.
        parameters: weights and biases.
        depth: number of hidden layers.
        activation: of the hidden layers.
    """

    train: tuple[np.ndarray, np.ndarray]
    val: tuple[np.ndarray, np.ndarray]
    logits: np.ndarray
    units: np.ndarray
    losses: np.ndarray
    accuracies: tuple[float, float]
    parameters: int
    depth: int
    activation: str


def compute(
    data: str, features: str, depth: int, width: int, activation: str, rate: float, l2: float, noise: float
) -> Decision:
    rng = np.random.default_rng(0)
    names = FEATURES[features]
    (train, y_train), (val, y_val) = (_DATA[data](rng, noise) for _ in range(2))
    x_train, x_val = features_of(train, names), features_of(val, names)
    settings = Settings((width,) * depth, activation, learning_rate=10.0**rate, l2=l2, steps=STEPS)
    network = Network(len(names), settings, rng)
    losses = network.fit(x_train, y_train, x_val, y_val)
    last = network.hidden(features_of(GRID, names))[-1]
    return Decision(
        train=(train, y_train),
        val=(val, y_val),
        logits=network.logits(features_of(GRID, names)).reshape(len(SIDE), len(SIDE)),
        units=_maps(last) if depth else np.zeros((0, len(SIDE), len(SIDE))),
        losses=losses,
        accuracies=(network.accuracy(x_train, y_train), network.accuracy(x_val, y_val)),
        parameters=parameters(len(names), settings.hidden),
        depth=depth,
        activation=activation,
    )


def _maps(last: np.ndarray) -> np.ndarray:
    """Each unit's output over the plane, from -1 where it is smallest to 1 where it is largest."""
    low, high = last.min(axis=0), last.max(axis=0)
    scaled = 2 * (last - low) / np.where(high > low, high - low, 1) - 1
    return scaled.T.reshape(-1, len(SIDE), len(SIDE))


def _circle(rng: np.random.Generator, noise: float) -> tuple[np.ndarray, np.ndarray]:
    labels = np.repeat([0, 1], _POINTS // 2)
    radius = np.where(labels == 1, rng.uniform(0, 1.1, _POINTS), rng.uniform(1.7, 2.5, _POINTS))
    angle = rng.uniform(0, 2 * np.pi, _POINTS)
    points = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return _shaken(points, rng, noise), labels


def _xor(rng: np.random.Generator, noise: float) -> tuple[np.ndarray, np.ndarray]:
    points = rng.uniform(-2.4, 2.4, (_POINTS, 2))
    points += 0.2 * np.sign(points)
    return _shaken(points, rng, noise), (points.prod(axis=1) > 0).astype(int)


def _clouds(rng: np.random.Generator, noise: float) -> tuple[np.ndarray, np.ndarray]:
    labels = np.repeat([0, 1], _POINTS // 2)
    points = np.where(labels == 1, 1.2, -1.2)[:, None] + rng.normal(0, 0.6, (_POINTS, 2))
    return _shaken(points, rng, noise), labels


def _spirals(rng: np.random.Generator, noise: float) -> tuple[np.ndarray, np.ndarray]:
    return spirals(rng, _POINTS, noise / 2)


def _shaken(points: np.ndarray, rng: np.random.Generator, noise: float) -> np.ndarray:
    return (points + rng.normal(0, 1, points.shape) * noise).clip(-REACH, REACH)


_DATA = {"circle": _circle, "xor": _xor, "clouds": _clouds, "spirals": _spirals}


def draw(figure: "Figure") -> Callable[[Decision], None]:
    from matplotlib.colors import LinearSegmentedColormap

    colours = LinearSegmentedColormap.from_list("classes", _CLASSES)
    grid = figure.add_gridspec(2, 2, width_ratios=(5, 4), height_ratios=(5, 4))
    updates = [
        _draw_plane(figure.add_subplot(grid[:, 0]), colours),
        _draw_losses(figure.add_subplot(grid[0, 1])),
        _draw_units(figure.add_subplot(grid[1, 1]), colours),
    ]

    def update(data: Decision) -> None:
        for each in updates:
            each(data)

    return update


def _draw_plane(axes: "Axes", colours: Any) -> Callable[[Decision], None]:
    from contourpy import contour_generator
    from matplotlib.collections import LineCollection

    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
    axes.set(xticks=(-2, 0, 2), yticks=(-2, 0, 2))
    image = axes.imshow(
        np.zeros((len(SIDE), len(SIDE))),
        colours,
        vmin=-3,
        vmax=3,
        extent=(-REACH, REACH) * 2,
        origin="lower",
        interpolation="nearest",
    )
    line = LineCollection([], colors=BLACK, linewidths=2)
    axes.add_collection(line)
    markers = [
        axes.plot([], [], shape, color=colour, markerfacecolor=colour if filled else "none", markersize=6)[0]
        for filled in (True, False)
        for shape, colour in (("o", "#B97A00"), ("^", BLUE))
    ]
    title = axes.set_title("filled: training, hollow: validation")

    def update(data: Decision) -> None:
        image.set_data(data.logits)
        edges: Any = contour_generator(SIDE, SIDE, data.logits).lines(0.0)
        line.set_segments(edges)
        title.set_text(f"{data.parameters} parameters (hollow: validation)")
        groups = [points[labels == k] for points, labels in (data.train, data.val) for k in (0, 1)]
        for marker, points in zip(markers, groups, strict=True):
            marker.set_data(*points.T)

    return update


def _draw_losses(axes: "Axes") -> Callable[[Decision], None]:
    steps = np.arange(STEPS + 1)
    axes.set(xlim=(0, STEPS), ylim=(0, 1.2), xlabel="training step", ylabel="loss")
    axes.set(xticks=(0, 50, 100, 150), yticks=(0, 0.5, 1))
    (train,) = axes.plot(steps, steps, color=BLUE)
    (val,) = axes.plot(steps, steps, color=VERMILLION, linestyle="--")
    paper: Any = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}  # a high loss passes behind
    words = [
        axes.text(0.98, y, "", transform=axes.transAxes, ha="right", va="top", color=colour, bbox=paper)
        for y, colour in ((1.0, BLUE), (0.84, VERMILLION))
    ]

    def update(data: Decision) -> None:
        train.set_ydata(data.losses[:, 0])
        val.set_ydata(data.losses[:, 1])
        for text, name, accuracy in zip(words, ("training", "validation"), data.accuracies, strict=True):
            text.set_text(f"{name}: {accuracy:.0%} right")

    return update


def _draw_units(axes: "Axes", colours: Any) -> Callable[[Decision], None]:
    axes.set_title("units of the last hidden layer", size=10)
    axes.axis("off")
    image = axes.imshow(_mosaic(np.zeros((0, len(SIDE), len(SIDE)))), colours, vmin=-1, vmax=1)
    nothing = axes.text(0.5, 0.5, "no hidden layer", transform=axes.transAxes, ha="center", color=GREY)

    def update(data: Decision) -> None:
        image.set_data(_mosaic(data.units))
        nothing.set_visible(data.depth == 0)

    return update


def _mosaic(units: np.ndarray) -> np.ndarray:
    """All maps in one picture of two rows, the first row of each at the top; empty places are NaN."""
    size, columns = len(SIDE), WIDEST // 2
    whole = np.full((2 * (size + _GAP), columns * (size + _GAP)), np.nan)
    for number, unit in enumerate(units):
        row, column = divmod(number, columns)
        top, left = row * (size + _GAP), column * (size + _GAP)
        whole[top : top + size, left : left + size] = unit[::-1]
    return whole


def describe(data: Decision, templates: Mapping[str, str]) -> str:
    train, val = data.accuracies
    return templates["hidden" if data.depth else "none"].format(
        depth=data.depth,
        units=len(data.units),
        activation=data.activation,
        parameters=data.parameters,
        train=f"{train:.0%}",
        val=f"{val:.0%}",
    )


explorer = FigureExplorer(
    controls={
        "data": Choice(tuple(_DATA), "circle"),
        "features": Choice(tuple(FEATURES), "plain"),
        "depth": Slider(0, 4, 1, 1),
        "width": Slider(1, WIDEST, 1, 2),
        "activation": Choice(("tanh", "relu", "sigmoid", "identity"), "tanh"),
        "rate": Slider(-3.0, 0.0, 0.25, -1.0),
        "l2": Slider(0.0, 0.1, 0.01, 0.0),
        "noise": Slider(0.0, 1.0, 0.1, 0.2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 4.4),
)
