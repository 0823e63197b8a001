"""E1.1 Features thought of by a person against features learned: accuracy by number of training samples."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure

from dlcourse.chapters.concepts.features import FEATURES
from dlcourse.chapters.concepts.results.make_curves import RESULT, SIZES, choices
from dlcourse.explore import Choice, Explorer, Slider, Toggle
from dlcourse.explore.style import BLUE, GREY, VERMILLION


class Curves(NamedTuple):
    """What is shown: accuracies by number of training samples, and which number is looked at."""

    task: str
    chosen: tuple[str, ...]
    hand: np.ndarray
    learned: np.ndarray
    at: int


@cache
def measured() -> dict[str, np.ndarray]:
    """The saved measurements."""
    with np.load(RESULT) as saved:
        return dict(saved)


def compute(
    task: str, size: int, ink: bool, symmetry: bool, holes: bool, aspect: bool, strokes: bool
) -> Curves:
    """Look up the two curves; without any hand feature, guessing the commonest answer is left."""
    switches = (ink, symmetry, holes, aspect, strokes)
    learned = measured()[f"{task}_learned"]
    if any(switches):
        hand = measured()[f"{task}_hand"][choices().index(switches)]
    else:
        hand = np.full(len(SIZES), 0.1 if task == "digit" else 0.6, dtype=np.float32)
    chosen = tuple(name for name, on in zip(FEATURES, switches, strict=True) if on)
    return Curves(task, chosen, hand, learned, size)


def crossing(data: Curves) -> int | None:
    """The first number of samples from which the learned features are better; None if from the start."""
    better = np.flatnonzero(data.learned > data.hand)
    if not better.size or better[0] == 0:
        return None
    return SIZES[better[0]]


def draw(figure: Figure) -> Callable[[Curves], None]:
    """Make the artists."""
    axes = figure.subplots()
    (learned,) = axes.plot(
        SIZES, np.zeros(len(SIZES)), "o-", color=BLUE, label="features learned from pixels"
    )
    (hand,) = axes.plot(SIZES, np.zeros(len(SIZES)), "s-", color=VERMILLION, label="features by hand")
    line = axes.axvline(SIZES[0], color=GREY, linewidth=1)
    dots = axes.scatter([0, 0], [0, 0], s=130, facecolors="none", edgecolors=GREY, linewidths=2, zorder=3)
    axes.set(xscale="log", xlim=(8, 1600), ylim=(0, 1.02), ylabel="right answers on unseen digits")
    axes.set_xlabel("training samples")
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.minorticks_off()
    axes.legend(loc="lower right")
    title = axes.set_title("")

    def update(data: Curves) -> None:
        learned.set_ydata(data.learned)
        hand.set_ydata(data.hand)
        size = SIZES[data.at]
        line.set_xdata([size, size])
        dots.set_offsets([[size, data.learned[data.at]], [size, data.hand[data.at]]])
        title.set_text(
            f"{size} samples: by hand {data.hand[data.at]:.0%}, learned {data.learned[data.at]:.0%}"
        )

    return update


def describe(data: Curves, texts: Mapping[str, str]) -> str:
    """Say both accuracies, and where the curves cross."""
    where = crossing(data)
    sentence = texts["state"].format(
        task=texts[data.task],
        size=SIZES[data.at],
        chosen=", ".join(data.chosen) or texts["none"],
        hand=f"{data.hand[data.at]:.0%}",
        learned=f"{data.learned[data.at]:.0%}",
    )
    return f"{sentence} {texts['crossing'].format(size=where) if where else texts['always']}"


_FEATURE_SWITCHES: dict[str, Any] = {name: Toggle(name == "holes") for name in FEATURES}

explorer = Explorer(
    controls={
        "task": Choice(("loop", "digit"), "loop"),
        "size": Slider(0, len(SIZES) - 1, 1, 0),
        **_FEATURE_SWITCHES,
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.0, 4.2),
)
