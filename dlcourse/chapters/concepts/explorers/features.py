"""E1.1 Features by hand or learned: what five features measure, and two accuracy curves that grow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.chapters.concepts.explorers._features import FEATURES, ink_box
from dlcourse.chapters.concepts.explorers._pages import DIGITS, DRAWN, feature_bars, gallery, pages
from dlcourse.chapters.concepts.results.measure_curves import PAPER, PLACES, RESULT, SIZES
from dlcourse.exploring import Choice, Explorer, Play, Sketch, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Area,
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Points,
    Rule,
    Scene,
    Text,
    ground,
)

_FINE = np.geomspace(SIZES[0], SIZES[-1], 400)
_TICKS = (20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Curves:
    """What was measured, for the chosen features and the chosen paper.

    Attributes:
        chosen: names of the features in use.
        hand: mean and standard deviation of the accuracy by hand, shape (2, sizes).
        learned: the same of the network that reads the pixels.
        at_n: both accuracies at the training size looked at, read off between the measured sizes.
        crossing: the training size from which on the network is better; None if it always is or never.
        pages: the ten digits and the drawn one, centred on the paper or wherever they stand.
        features: of the digit looked at, by name.
        own: what the student's feature says about each of the pages.
    """

    chosen: tuple[str, ...]
    hand: np.ndarray
    learned: np.ndarray
    at_n: tuple[float, float]
    crossing: float | None
    pages: np.ndarray
    features: Mapping[str, float]
    own: tuple[float, ...] = ()


@cache
def _measured() -> dict[str, np.ndarray]:
    with np.load(RESULT) as kept:
        accuracies = {name: kept[name].astype(float) for name in kept.files}
    return {name: np.stack([each.mean(-1), each.std(-1)], axis=1) for name, each in accuracies.items()}


def between(curve: np.ndarray, n: np.ndarray | float) -> np.ndarray:
    """Accuracy at other sizes than the measured ones: straight lines over the logarithm of the size."""
    return np.interp(np.log(n), np.log(SIZES), curve)


@cache
def _crossing(number: int, where: str) -> float | None:
    return crossing(_measured()["hand"][number][0], _measured()["learned"][PLACES.index(where)][0])


def crossing(hand: np.ndarray, learned: np.ndarray) -> float | None:
    """The size from which on the network stays ahead, if there is one between the ends."""
    ahead = between(learned, _FINE) > between(hand, _FINE)
    if ahead[0] or not ahead[-1]:
        return None
    return float(_FINE[np.flatnonzero(~ahead)[-1] + 1])


def compute(
    size: int,
    where: str,
    digit: str,
    drawing: tuple[tuple[float, ...], ...],
    feature: Callable[..., Any] | None = None,
    **switches: bool,
) -> Curves:
    number = sum(1 << column for column, name in enumerate(FEATURES) if switches[name])
    hand, learned = _measured()["hand"][number], _measured()["learned"][PLACES.index(where)]
    papers = pages(where, drawing)
    box = ink_box(papers[DIGITS.index(digit)])
    return Curves(
        chosen=tuple(name for name in FEATURES if switches[name]),
        hand=hand,
        learned=learned,
        at_n=(float(between(hand[0], size)), float(between(learned[0], size))),
        crossing=_crossing(number, where),
        pages=papers,
        features={name: float(measure(box)) for name, measure in FEATURES.items()},
        own=tuple(float(feature(ink_box(page))) for page in papers) if feature else (),
    )


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    return {"digit": DRAWN} if moved == "drawing" and state.drawing else {}


def draw(state: State, data: Curves, words: Words) -> Scene:
    left = [gallery(state, data.pages, words), feature_bars(state, data.features, data.own, words)]
    return Scene([[left, _curves(state, data, words)]], gap=30)


def _curves(state: State, data: Curves, words: Words) -> Panel:
    title = words("title", n=state.size, **_shares(data))
    plane = ground(18, 0, 1682, 1.02, acts=Handle(x="size", jump=True))
    marks: list[Mark] = [plane]
    for name, colour, shape, curve in (
        ("hand", "second", "square", data.hand),
        ("learned", "first", "circle", data.learned),
    ):
        marks += _grown(state, curve, words(name), colour, shape)
    marks.append(Rule(x=state.size, width=2, acts=Handle(x="size")))
    marks.append(Points([state.size] * 2, data.at_n, ["second", "first"], 12, "diamond", tips=[title] * 2))
    if state.size <= 400:
        marks.append(Text(state.size, 0.96, words("drag"), "muted", anchor="start", dx=7))
    if data.crossing and state.size >= data.crossing:
        height = float(between(data.learned[0], data.crossing))
        marks.append(Points([data.crossing], [height], "ink", 13, "cross", name=words("overtakes")))
    y = Axis(
        0, 1.02, words("accuracy"), (0, 0.25, 0.5, 0.75, 1), ("0", "25%", "50%", "75%", "100%"), grid=True
    )
    x = Axis(18, 1700, words("examples"), _TICKS, [str(tick) for tick in _TICKS], log=True)
    return Panel(marks, x, y, title, width=1.6, height=330, least=300)


def _grown(state: State, curve: np.ndarray, name: str, colour: str, shape: str) -> list[Mark]:
    """A curve with its spread, up to the training size looked at."""
    sizes = np.array([n for n in SIZES if n <= state.size])
    ends = np.unique([*sizes, state.size])
    mean, spread = between(curve[0], ends), between(curve[1], ends)
    tips = [f"{name}, n = {n}: {m:.0%} ± {s:.0%}" for n, m, s in zip(sizes, *curve, strict=False)]
    return [
        Area(ends, mean - spread, mean + spread, colour, 0.18),
        Line(ends, mean, colour, dashed=shape == "square"),
        Points(sizes, curve[0][: len(sizes)], colour, 8, shape, name=name, tips=tips),
    ]


def _shares(data: Curves) -> dict[str, str]:
    return dict(zip(("hand", "learned"), (f"{share:.0%}" for share in data.at_n), strict=True))


def describe(state: State, data: Curves, words: Words) -> str:
    behind = data.learned[0][-1] <= data.hand[0][-1]
    kind = "crossing" if data.crossing else "never" if behind else "always"
    if data.crossing and state.size < data.crossing:
        kind = "not_yet"
    met = f"{data.crossing:.0f}" if data.crossing else ""
    named = ", ".join(words(name) for name in data.chosen) or "-"
    return words(kind, n=state.size, features=named, crossing=met, **_shares(data))


explorer = Explorer(
    controls={
        "size": Slider(20, 1500, 10, 100),
        "play": Play(("size",), per_second=15),
        "where": Choice(PLACES, "anywhere"),
        "digit": Choice(DIGITS, "0"),
        **{name: Toggle(True) for name in FEATURES},
        "drawing": Sketch(PAPER, PAPER),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"feature": "a function (image) that returns a number"},
    follow=follow,
    seen=lambda state, data: data.crossing is not None and state.size >= data.crossing,
)
