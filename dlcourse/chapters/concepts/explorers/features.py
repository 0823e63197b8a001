"""E1.1 Features by hand or learned: two accuracy curves over the size of the training set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.chapters.concepts.explorers._features import FEATURES
from dlcourse.chapters.concepts.results.measure_curves import PAPER, PLACES, RESULT, SIZES, digits, place
from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLACK, BLUE, FAINT, GREY, ORANGE, TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_EXAMPLES = 6
_FINE = np.geomspace(SIZES[0], SIZES[-1], 400)


@dataclass(frozen=True)
class Curves:
    """What was measured, for the chosen features and the chosen paper.

    Attributes:
        n: the training size looked at.
        chosen: names of the features in use.
        hand: mean and standard deviation of the accuracy by hand, shape (2, sizes).
        learned: the same of the network that reads the pixels.
        at_n: both accuracies at n, read off between the measured sizes.
        crossing: the training size from which on the network is better; None if it always is or never.
        images: examples, shape (6, 12, 12), centred on the paper or wherever they stand.
        where: "filling" or "anywhere".
    """

    n: int
    chosen: tuple[str, ...]
    hand: np.ndarray
    learned: np.ndarray
    at_n: tuple[float, float]
    crossing: float | None
    images: np.ndarray
    where: str


@cache
def _measured() -> dict[str, np.ndarray]:
    with np.load(RESULT) as kept:
        accuracies = {name: kept[name].astype(float) for name in kept.files}
    return {name: np.stack([each.mean(-1), each.std(-1)], axis=1) for name, each in accuracies.items()}


@cache
def _examples(where: str) -> np.ndarray:
    """One image each of 0 to 5, on paper of the same size."""
    images, labels = digits()
    first = [int(np.flatnonzero(labels == digit)[0]) for digit in range(_EXAMPLES)]
    images = place(images, where)[first].astype(float)
    margin = (PAPER - images.shape[1]) // 2
    return np.pad(images, ((0, 0), (margin, margin), (margin, margin)))


def between(curve: np.ndarray, n: np.ndarray | float) -> np.ndarray:
    """Accuracy at other sizes than the measured ones: straight lines over the logarithm of the size."""
    return np.interp(np.log(n), np.log(SIZES), curve)


def crossing(hand: np.ndarray, learned: np.ndarray) -> float | None:
    """The size from which on the network stays ahead, if there is one between the ends."""
    ahead = between(learned, _FINE) > between(hand, _FINE)
    if ahead[0] or not ahead[-1]:
        return None
    return float(_FINE[np.flatnonzero(~ahead)[-1] + 1])


def compute(size: int, where: str, **switches: bool) -> Curves:
    chosen = tuple(name for name in FEATURES if switches[name])
    number = sum(1 << column for column, name in enumerate(FEATURES) if switches[name])
    hand, learned = _measured()["hand"][number], _measured()["learned"][PLACES.index(where)]
    return Curves(
        n=size,
        chosen=chosen,
        hand=hand,
        learned=learned,
        at_n=(float(between(hand[0], size)), float(between(learned[0], size))),
        crossing=crossing(hand[0], learned[0]),
        images=_examples(where),
        where=where,
    )


def draw(figure: "Figure") -> Callable[[Curves], None]:
    parts: Any = figure.subfigures(1, 2, width_ratios=(1, 3.2))  # typed as a single one
    papers, curves = parts
    show_images, show_curves = _draw_papers(papers.subplots(3, 2).ravel()), _draw_curves(curves.subplots())

    def update(data: Curves) -> None:
        show_images(data)
        show_curves(data)

    return update


def _draw_papers(axes: np.ndarray) -> Callable[[Curves], None]:
    images = []
    for each in axes:
        each.set(xticks=[], yticks=[])
        each.spines[:].set(visible=True, color=FAINT)
        images.append(each.imshow(np.zeros((PAPER, PAPER)), "gray_r", vmin=0, vmax=16))

    def update(data: Curves) -> None:
        for image, pixels in zip(images, data.images, strict=True):
            image.set_data(pixels)

    return update


def _draw_curves(axes: "Axes") -> Callable[[Curves], None]:
    axes.set(xscale="log", xlim=(18, 1700), ylim=(0, 1.02), xlabel="training examples")
    axes.set_xticks([20, 50, 100, 200, 500, 1000], ["20", "50", "100", "200", "500", "1000"])
    axes.set_xticks([], minor=True)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"])
    (by_hand,) = axes.plot(SIZES, SIZES, "s--", color=ORANGE, label="features by hand")
    (learned,) = axes.plot(SIZES, SIZES, "o-", color=BLUE, label="features learned")
    bands = [axes.vlines(SIZES, 0, 1, color=colour, alpha=0.35, linewidth=5) for colour in (ORANGE, BLUE)]
    line = axes.axvline(20, color=GREY, linewidth=1.5)
    (marks,) = axes.plot([], [], "D", color=BLACK, markersize=7)
    (cross,) = axes.plot([], [], "X", color=TEXT, markersize=12, markeredgecolor="white")
    axes.legend(loc="upper left", frameon=True, facecolor="white", edgecolor="none", framealpha=1)
    title = axes.set_title("n = 1500: by hand 100%, learned 100%")

    def update(data: Curves) -> None:
        for curve, band, (mean, std) in zip(
            (by_hand, learned), bands, (data.hand, data.learned), strict=True
        ):
            curve.set_ydata(mean)
            band.set_segments([[(n, m - s), (n, m + s)] for n, m, s in zip(SIZES, mean, std, strict=True)])
        line.set_xdata([data.n, data.n])
        marks.set_data([data.n, data.n], data.at_n)
        met = data.crossing
        height = float(between(data.learned[0], met)) if met else np.nan
        cross.set_data([met or np.nan], [height])
        title.set_text(f"n = {data.n}: by hand {data.at_n[0]:.0%}, learned {data.at_n[1]:.0%}")

    return update


def describe(data: Curves, templates: Mapping[str, str]) -> str:
    behind = data.learned[0][-1] <= data.hand[0][-1]
    kind = "crossing" if data.crossing else "never" if behind else "always"
    hand, learned = data.at_n
    return templates[kind].format(
        n=data.n,
        features=", ".join(data.chosen) or "-",
        hand=f"{hand:.0%}",
        learned=f"{learned:.0%}",
        crossing=f"{data.crossing:.0f}" if data.crossing else "",
    )


explorer = FigureExplorer(
    controls={
        "size": Slider(20, 1500, 20, 100),
        "where": Choice(PLACES, "anywhere"),
        **{name: Toggle(True) for name in FEATURES},
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.4, 4.2),
)
