"""Draw the pictures of docs/datasets.md: ``python -m dlcourse.data.gallery docs/images/datasets``."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.data.dataset import Dataset
from dlcourse.data.loading import load
from dlcourse.data.pictures import chinese_font, show_images

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_BLUE, _ORANGE, _GREY = "#0072B2", "#D55E00", "#777777"
_COLOURS = (_BLUE, _ORANGE, "#009E73", "#CC79A7", "#E69F00")
_MARKERS = "os^Dv"


def picture(name: str) -> "Figure":
    """Draw the picture of one data set.

    Raises:
        KeyError: the data set has none, as texts have not.
    """
    return _PICTURES[name](load(name))


def main(arguments: list[str] | None = None) -> None:
    """Write every picture into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PICTURES:
        path = folder / f"{name}.png"
        picture(name).savefig(path, dpi=100, metadata={"Software": None})
        print(f"{path}: {path.stat().st_size:,} bytes")


def _contact_sheet(data: Dataset) -> "Figure":
    return show_images(data.x_train, data.y_train, data.classes, count=40, columns=10, size=0.8)


def _emoji(data: Dataset) -> "Figure":
    import matplotlib.pyplot as plt

    font = chinese_font()
    english, chinese = data.extra_train["english"], data.extra_train["chinese"]
    captions = [f"{a}\n{b}" if font else a for a, b in zip(english, chinese, strict=True)]
    with plt.rc_context({"font.family": ["DejaVu Sans", *([font] if font else [])]}):
        figure = show_images(data.x_train, captions, count=24, columns=6, size=1.25)
        figure.canvas.draw()  # while the font is set
    return figure


def _photos(data: Dataset) -> "Figure":
    return show_images(data.x_train[:, :, ::2, ::2], data.y_train, columns=2, size=2.2)


def _blank(width: float = 7.0, height: float = 2.8) -> tuple["Figure", "Axes"]:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(width, height), layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    plt.close(figure)
    return figure, axes


def _series(unit: str) -> Callable[[Dataset], "Figure"]:
    """Draw y over x, the two parts in two colours."""

    def draw(data: Dataset) -> "Figure":
        figure, axes = _blank()
        axes.plot(data.x_train, data.y_train, color=_BLUE, linewidth=1, label="training part")
        axes.plot(data.x_test, data.y_test, color=_ORANGE, linewidth=1, label="test part")
        axes.set_ylabel(unit)
        axes.legend(loc="upper left", frameon=False)
        axes.margins(x=0.01, y=0.15)
        return figure

    return draw


def _weather(data: Dataset) -> "Figure":
    from matplotlib.dates import DateFormatter, YearLocator

    figure, axes = _blank()
    for part, x, days in (
        ("training part", data.x_train, data.extra_train["date"]),
        ("test part", data.x_test, data.extra_test["date"]),
    ):
        colour = _BLUE if part == "training part" else _ORANGE
        axes.fill_between(days, x[:, 2], x[:, 1], color=colour, alpha=0.8, linewidth=0, label=part)
    axes.xaxis.set_major_locator(YearLocator())
    axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    axes.set_ylabel("lowest to highest\ntemperature in °C")
    axes.legend(loc="upper left", frameon=False, ncols=2)
    axes.margins(x=0.01, y=0.15)
    return figure


def _scatter(across: int, up: int) -> Callable[[Dataset], "Figure"]:
    """Draw two columns of x against each other, one colour and one marker per class."""

    def draw(data: Dataset) -> "Figure":
        figure, axes = _blank(5.2, 3.2)
        for label, word in enumerate(data.classes):
            rows = data.x_train[data.y_train == label]
            colour, marker = _COLOURS[label], _MARKERS[label]
            axes.scatter(
                rows[:, across],
                rows[:, up],
                c=colour,
                marker=marker,
                s=16,
                alpha=0.7,
                linewidths=0,
                label=word,
            )
        meanings = [column.meaning for column in data.card.columns if column.role == "x"]
        axes.set_xlabel(meanings[across])
        axes.set_ylabel(meanings[up])
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
        return figure

    return draw


def _diabetes(data: Dataset) -> "Figure":
    figure, axes = _blank(5.2, 3.2)
    mass = data.features.index("bmi")
    axes.scatter(data.x_train[:, mass], data.y_train, s=14, alpha=0.7, linewidths=0, color=_BLUE)
    slope, height = np.polyfit(data.x_train[:, mass], data.y_train, 1)
    ends = np.array([data.x_train[:, mass].min(), data.x_train[:, mass].max()])
    axes.plot(ends, slope * ends + height, color=_GREY, linewidth=1.5)
    axes.set_xlabel("body mass index in kg/m²")
    axes.set_ylabel("progress of the disease")
    return figure


_PICTURES: dict[str, Callable[[Dataset], "Figure"]] = {
    "mnist_10k": _contact_sheet,
    "fashion_mnist_14k": _contact_sheet,
    "emoji_captions": _emoji,
    "digits": _contact_sheet,
    "sample_photos": _photos,
    "sunspots": _series("spots, mean of a year"),
    "co2": _series("CO₂ in ppm"),
    "seattle_weather": _weather,
    "penguins": _scatter(0, 1),
    "iris": _scatter(2, 3),
    "wine": _scatter(6, 9),
    "breast_cancer": _scatter(0, 6),
    "diabetes": _diabetes,
}


if __name__ == "__main__":
    main()
