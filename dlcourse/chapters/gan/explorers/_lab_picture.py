"""How the lab looks: the plane on the left; the noise, what G makes of it and D's judgements on the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.exploring.style import BLACK, BLUE, FAINT, GREY, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TITLES = (
    "{updates} updates: arrows pull the fakes",
    "1 of 6: draw noise z (top right)",
    "2 of 6: G turns each z into a fake",
    "3 of 6: D judges them (blue: real, orange: fake)",
    "4 of 6: D learns (dashed: its old ½ line)",
    "5 of 6: D's gradient pulls each fake",
    "6 of 6: G learns, its fakes move",
)
_SHADES = ("#F0B860", "white", "#8FC3E6")
_LONGEST = 1.0
"""Length of the longest arrow in the picture; that of the others is in proportion to a gradient of 3."""


def draw(figure: "Figure", side: np.ndarray) -> Callable[[Any], None]:
    """Make the four axes; what is returned shows a ``Lab`` in them."""
    grid = figure.add_gridspec(3, 2, width_ratios=(2.1, 1))
    parts = [
        _draw_plane(figure.add_subplot(grid[:, 0]), side),
        _draw_noise(figure.add_subplot(grid[0, 1])),
        _draw_warped(figure.add_subplot(grid[1, 1]), side[-1]),
        _draw_judgements(figure.add_subplot(grid[2, 1])),
    ]

    def update(data: Any) -> None:
        for show in parts:
            show(data)

    return update


def _draw_plane(axes: "Axes", side: np.ndarray) -> Callable[[Any], None]:
    from contourpy import contour_generator
    from matplotlib.collections import LineCollection
    from matplotlib.colors import LinearSegmentedColormap

    reach = side[-1]
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    colours = LinearSegmentedColormap.from_list("judgement", _SHADES)
    image = axes.imshow(
        np.zeros((len(side), len(side))),
        colours,
        vmin=0,
        vmax=1,
        extent=(-reach, reach) * 2,
        origin="lower",
        interpolation="bilinear",
    )
    old = LineCollection([], colors=GREY, linewidths=1.5, linestyles="dashed")
    half = LineCollection([], colors=BLACK, linewidths=1.2)
    for lines in (old, half):
        axes.add_collection(lines)
    (real,) = axes.plot([], [], ".", color=BLUE, markersize=4, label="real")
    (fake,) = axes.plot([], [], ".", color=VERMILLION, markersize=4, label="fake")
    (watched,) = axes.plot([], [], "o", color=VERMILLION, markersize=7, markeredgecolor="white")
    (moved,) = axes.plot([], [], "D", color=BLACK, markersize=5, markeredgecolor="white")
    paths = LineCollection([], colors=BLACK, linewidths=1.2)
    axes.add_collection(paths)
    start = np.zeros((24, 2))
    arrows = axes.quiver(
        *start.T, *start.T, angles="xy", scale_units="xy", scale=1, width=0.005, color=TEXT, zorder=4
    )
    axes.legend(loc="upper right", frameon=True, framealpha=0.9, markerscale=2, handletextpad=0.1)
    title = axes.set_title("")

    def half_line(heat: np.ndarray) -> Any:
        return contour_generator(side, side, heat).lines(0.5)

    def update(data: Any) -> None:
        moment = data.moment
        title.set_text(_title(data))
        image.set_data(data.heat)
        half.set_segments(half_line(data.heat))
        old.set_segments(half_line(data.heat_before) if moment == 4 else [])
        real.set_data(*data.real.T)
        real.set_visible(moment in (0, 3, 4))
        fake.set_data(*data.fake.T)
        fake.set_visible(moment == 0)
        watched.set_data(*data.watched.T)
        watched.set_visible(moment >= 2)
        moved.set_data(*data.moved.T)
        moved.set_visible(moment == 6)
        paths.set_segments(list(np.stack([data.watched, data.moved], axis=1)))
        paths.set_visible(moment == 6)
        arrows.set_offsets(data.watched)
        arrows.set_UVC(*_shortened(data.arrows).T)
        arrows.set_visible(moment in (0, 5))

    return update


def _title(data: Any) -> str:
    resting = {4: "discriminator", 6: "generator"}
    if data.moment and data.frozen == resting.get(data.moment):
        return f"{data.moment} of 6: the {data.frozen} is frozen"
    if data.moment == 0 and data.frozen != "nobody":
        return f"{data.updates:,} updates, and 100 with the {data.frozen} frozen"
    return _TITLES[data.moment].format(updates=f"{data.updates:,}")


def _shortened(arrows: np.ndarray) -> np.ndarray:
    """Lengths in proportion up to a gradient of 3, where the longest arrow is reached."""
    length = np.linalg.norm(arrows, axis=1, keepdims=True)
    return arrows * (_LONGEST / np.maximum(length, 3.0))


def _draw_noise(axes: "Axes") -> Callable[[Any], None]:
    from matplotlib.collections import LineCollection

    axes.set(xlim=(-3, 3), ylim=(-3, 3), aspect="equal", xticks=[], yticks=[])
    lines = LineCollection([], linewidths=1.2)
    axes.add_collection(lines)
    (points,) = axes.plot([], [], "o", color=VERMILLION, markersize=5, markeredgecolor="white")
    title = axes.set_title("noise z, 2 of 8 features", fontsize=10)

    def update(data: Any) -> None:
        noise = data.z.shape[1]
        title.set_text("noise z" if noise <= 2 else f"noise z, 2 of {noise} features")
        _set_lines(lines, _in_the_plane(data.grid))
        points.set_data(*_in_the_plane(data.z).T)
        points.set_visible(data.moment >= 1)

    return update


def _in_the_plane(values: np.ndarray) -> np.ndarray:
    """The first two features; a single one is drawn as a horizontal line."""
    if values.shape[-1] == 1:
        return np.concatenate([values, np.zeros_like(values)], axis=-1)
    return values[..., :2]


def _draw_warped(axes: "Axes", reach: float) -> Callable[[Any], None]:
    from matplotlib.collections import LineCollection

    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    lines = LineCollection([], linewidths=1.2)
    axes.add_collection(lines)
    (real,) = axes.plot([], [], ".", color=FAINT, markersize=3, zorder=0)
    axes.set_title("what G makes of it", fontsize=10)

    def update(data: Any) -> None:
        real.set_data(*data.real.T)
        _set_lines(lines, data.warped)

    return update


def _set_lines(lines: Any, points: np.ndarray) -> None:
    """Lines of one direction in one colour, those of the other in another."""
    lines.set_segments(points)
    across = len(points) // 2
    lines.set_color([BLUE] * across + [VERMILLION] * (len(points) - across))


def _draw_judgements(axes: "Axes") -> Callable[[Any], None]:
    axes.set(xlim=(0, 32), ylim=(0, 1), xticks=[0, 10, 20, 30], yticks=[0, 0.5, 1])
    axes.set_xticklabels(["0", "1,000", "2,000", "3,000"])
    axes.axhline(0.5, color=FAINT, linewidth=1)
    (real,) = axes.plot([], [], ".-", color=BLUE, linewidth=1.5)
    (fake,) = axes.plot([], [], ".-", color=VERMILLION, linewidth=1.5)
    axes.set_title("mean of D: real, fake", fontsize=10)
    axes.set_xlabel("updates", labelpad=1)

    def update(data: Any) -> None:
        for line, values in ((real, data.judged_real), (fake, data.judged_fake)):
            line.set_data(range(len(values)), values)

    return update
