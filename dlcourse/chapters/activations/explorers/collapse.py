"""E4.3 A stack of linear layers draws a straight line, however deep; one tanh in between bends it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.chapters.activations.explorers._tiny_network import Layers, logits, train
from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLACK, BLUE, ORANGE, TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

REACH = 2.2
SIDE = np.linspace(-REACH, REACH, 61)
GRID = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)


def _moons(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    angle = np.linspace(0, np.pi, 60)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    points = np.concatenate([upper, lower]) + rng.normal(0, 0.1, (120, 2))
    return (points - (0.5, 0.25)) * (1.2, 1.6), np.repeat([0, 1], 60)


def _xor(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    points = rng.uniform(-1.7, 1.7, (120, 2))
    points += 0.15 * np.sign(points)
    return points, (points.prod(axis=1) > 0).astype(int)


def _rings(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    labels = np.repeat([0, 1], 60)
    angle = rng.uniform(0, 2 * np.pi, 120)
    radius = np.where(labels == 1, 1.6, 0.6) + rng.normal(0, 0.12, 120)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), labels


DATA = {
    name: make(np.random.default_rng(0))
    for name, make in (("moons", _moons), ("xor", _xor), ("rings", _rings))
}


@dataclass(frozen=True)
class Boundary:
    """A trained network, seen from the plane.

    Attributes:
        points: the samples, shape (samples, 2).
        labels: 0 or 1 for each.
        logits: the network's output on ``GRID``, as a square; the boundary is where it is zero.
        accuracy: share of the samples on the right side.
        single_layer: the weights and the bias (w1, w2, b) of the one layer that the stack amounts to;
            None where no single layer does.
    """

    depth: int
    with_tanh: bool
    points: np.ndarray
    labels: np.ndarray
    logits: np.ndarray
    accuracy: float
    single_layer: tuple[float, float, float] | None


def compute(depth: int, with_tanh: bool, steps: int, data: str) -> Boundary:
    points, labels = DATA[data]
    layers = train(points, labels, depth, with_tanh, steps)
    predicted = logits(points, layers, with_tanh) > 0
    bends = with_tanh and depth > 1
    return Boundary(
        depth=depth,
        with_tanh=with_tanh,
        points=points,
        labels=labels,
        logits=logits(GRID, layers, with_tanh).reshape(len(SIDE), len(SIDE)),
        accuracy=float((predicted == labels).mean()),
        single_layer=None if bends else _multiply_out(layers),
    )


def _multiply_out(layers: Layers) -> tuple[float, float, float]:
    w, b = layers[0]
    for next_w, next_b in layers[1:]:
        w, b = w @ next_w, b @ next_w + next_b
    return float(w[0, 0]), float(w[1, 0]), float(b[0])


def draw(figure: "Figure") -> Callable[[Boundary], None]:
    plane, words = figure.subplots(1, 2, width_ratios=(3, 2))
    show_plane = _draw_plane(plane)
    words.axis("off")
    text = words.text(0, 0.95, "", va="top", linespacing=1.6, color=TEXT, size=11)

    def update(data: Boundary) -> None:
        show_plane(data)
        text.set_text("\n".join(_lines(data)))

    return update


def _draw_plane(axes: "Axes") -> Callable[[Boundary], None]:
    from contourpy import contour_generator
    from matplotlib.collections import LineCollection
    from matplotlib.colors import LinearSegmentedColormap

    colours = LinearSegmentedColormap.from_list("classes", ["#F6D9A0", "white", "#A6CDE8"])
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
    image = axes.imshow(
        np.zeros((len(SIDE), len(SIDE))),
        colours,
        vmin=-3,
        vmax=3,
        extent=(-REACH, REACH) * 2,
        origin="lower",
        interpolation="bilinear",
    )
    line = LineCollection([], colors=BLACK, linewidths=2)
    axes.add_collection(line)
    (circles,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor="white", markersize=6)
    (triangles,) = axes.plot([], [], "^", color=BLUE, markeredgecolor="white", markersize=7)

    def update(data: Boundary) -> None:
        image.set_data(data.logits)
        edges: Any = contour_generator(SIDE, SIDE, data.logits).lines(0.0)
        line.set_segments(edges)
        circles.set_data(*data.points[data.labels == 0].T)
        triangles.set_data(*data.points[data.labels == 1].T)

    return update


def _lines(data: Boundary) -> list[str]:
    between = "nothing" if data.depth == 1 or not data.with_tanh else "tanh"
    lines = [
        f"linear layers: {data.depth}",
        f"between them: {between}",
        f"well sorted: {data.accuracy:.0%}",
        "",
    ]
    if data.single_layer is None:
        return [*lines, "no single layer", "computes the same"]
    w1, w2, b = data.single_layer
    return [*lines, "the same as one layer:", f"$z = {w1:.2f}\\,x_1 {w2:+.2f}\\,x_2 {b:+.2f}$"]


def describe(data: Boundary, templates: Mapping[str, str]) -> str:
    shape = "bent" if data.single_layer is None else "straight"
    return templates[shape].format(depth=data.depth, accuracy=f"{data.accuracy:.0%}")


explorer = FigureExplorer(
    controls={
        "depth": Slider(1, 5, 1, 3),
        "with_tanh": Toggle(),
        "steps": Slider(0, 150, 10, 150),
        "data": Choice(tuple(DATA), "moons"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.0, 4.2),
)
