"""E17.4 Three exits and four experts: how much work a picture needs, and what is lost (``results/``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.chapters.frontiers.results.adaptive import EXPERTS, SIDE, WIDTHS, stored
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Bars, Line, Panel, Points, Rule, Scene, image

EXITS, NUMBERS = len(WIDTHS), 40
THRESHOLDS = tuple(np.round(np.arange(0.3, 1.001, 0.01), 2).tolist())


@dataclass(frozen=True)
class Work:
    """What the picture shows.

    Attributes:
        labels: what is answered for each of the pictures (1000,).
        parts, right: shares that leave at each exit or use each expert, and how many of those are right.
        here, said: of this picture, the confidence at each exit or the weight of each expert; the labels.
        chosen: the exit at which it leaves, or how many experts it asks.
        accuracy, cost: of all pictures, in multiplications.
    """

    labels: np.ndarray
    parts: np.ndarray
    right: np.ndarray
    here: np.ndarray
    said: np.ndarray
    chosen: int
    accuracy: float
    cost: float


@cache
def _exits(threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """Labels and exits of all pictures."""
    p = stored()["probabilities"]
    sure = p.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    return p.argmax(axis=2)[exits, np.arange(len(exits))], exits


@cache
def _experts(k: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels of all pictures and the weights of the experts (1000, 4)."""
    scores = stored()["scores"]
    bar = np.sort(scores, axis=1)[:, -k][:, None]
    e = np.where(scores >= bar, np.exp(scores - scores.max(axis=1, keepdims=True)), 0)
    weights = e / e.sum(axis=1, keepdims=True)
    return np.einsum("ne,enk->nk", weights, stored()["logits"]).argmax(axis=1), weights


def compute(kind: str, threshold: float, experts: int, number: int) -> Work:
    found, row = stored(), number - 1
    if kind == "exits":
        labels, exits = _exits(threshold)
        uses = exits == np.arange(EXITS)[:, None]
        here, said = found["probabilities"][:, row].max(axis=1), found["probabilities"][:, row].argmax(axis=1)
        chosen, cost = int(exits[row]), float(found["costs"][exits].mean())
    else:
        labels, weights = _experts(experts)
        uses = weights.T > 0
        here, said = weights[row], found["logits"][:, row].argmax(axis=1)
        chosen, cost = experts, float(found["expert_costs"] @ (1, experts))
    hits = labels == found["labels"]
    right = np.array([hits[part].mean() if part.any() else 0.0 for part in uses])
    return Work(labels, uses.mean(axis=1), right, here, said, chosen, float(hits.mean()), cost)


@cache
def _trade(kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Costs and accuracies of all settings."""
    if kind == "exits":
        settings = [compute(kind, threshold, 1, 1) for threshold in THRESHOLDS]
    else:
        settings = [compute(kind, 0.5, k, 1) for k in range(1, EXPERTS + 1)]
    return np.array([one.cost for one in settings]), np.array([one.accuracy for one in settings])


def draw(state: State, data: Work, words: Words) -> Scene:
    row, names = state.number - 1, words("names").split("|")
    pixels = stored()["pictures"][row].reshape(SIDE, SIDE) / 255
    title = words("picture", number=state.number, label=names[stored()["labels"][row]])
    shown = image(pixels, title, reach=(0, 1), height=150, least=180)
    return Scene(
        [
            [
                [shown, _here(state, data, words, names)],
                [_curve(state, data, words), _parts(state, data, words)],
            ]
        ]
    )


def _rows(state: State, words: Words) -> tuple[str, ...]:
    one, count = ("exit", EXITS) if state.kind == "exits" else ("expert", EXPERTS)
    return tuple(words(one, number=n + 1) for n in range(count))


def _here(state: State, data: Work, words: Words, names: list[str]) -> Panel:
    rows = _rows(state, words)
    if state.kind == "exits":
        colours = [
            "third" if n == data.chosen else "first" if n < data.chosen else "faint" for n in range(EXITS)
        ]
    else:
        colours = ["third" if weight > 0 else "faint" for weight in data.here]
    tips = [
        words("said_label", name=row, label=names[label], p=f"{value:.0%}")
        for row, label, value in zip(rows, data.said, data.here, strict=True)
    ]
    marks: list[Any] = [Bars(np.arange(len(rows)), data.here, colour=colours, sideways=True, tips=tips)]
    if state.kind == "exits":
        marks.append(Rule(x=state.threshold, dashed=True, colour="ink"))
    y = Axis(len(rows) - 0.4, -0.6, ticks=tuple(range(len(rows))), labels=rows, line=False)
    title = words("sure" if state.kind == "exits" else "mixed")
    return Panel(marks, Axis(0, 1, ticks=(0, 0.5, 1)), y, title, height=110, least=240)


def _share(state: State, data: Work) -> str:
    found = stored()
    full = found["costs"][-1] if state.kind == "exits" else found["expert_costs"] @ (1, EXPERTS)
    return f"{data.cost / full:.0%}"


def _curve(state: State, data: Work, words: Words) -> Panel:
    costs, accuracies = _trade(state.kind)
    marks: list[Any] = [
        Line(costs, accuracies, "muted", 2, name=words("all")),
        Points([data.cost], [data.accuracy], "third", 13, "diamond", name=words("here")),
    ]
    title = words("trade", accuracy=f"{data.accuracy:.1%}", share=_share(state, data))
    x = Axis(0, 90_000, words("cost"), ticks=(0, 30_000, 60_000, 90_000), labels=("0", "30k", "60k", "90k"))
    y = Axis(0.74, 0.86, words("accuracy"), ticks=(0.74, 0.78, 0.82, 0.86))
    return Panel(marks, x, y, title, height=170, least=280)


def _parts(state: State, data: Work, words: Words) -> Panel:
    rows = _rows(state, words)
    labels = [f"{part:.0%}" for part in data.parts]
    tips = [words("right", share=f"{share:.0%}") for share in data.right]
    bars = Bars(np.arange(len(rows)), data.parts, colour="first", labels=labels, sideways=True, tips=tips)
    y = Axis(len(rows) - 0.4, -0.6, ticks=tuple(range(len(rows))), labels=rows, line=False)
    title = words("left" if state.kind == "exits" else "used")
    return Panel([bars], Axis(0, 1.2, ticks=(0, 0.5, 1)), y, title, height=110, least=240)


def disabled(state: State) -> Mapping[str, str]:
    return {"experts": "experts_only"} if state.kind == "exits" else {"threshold": "exits_only"}


def describe(state: State, data: Work, words: Words) -> str:
    said = words("names").split("|")[data.labels[state.number - 1]]
    if state.kind == "exits":
        part = f"{data.right[0]:.0%}"
        what = f"{words('leaves', exit=data.chosen + 1, said=said)} {words('first_right', share=part)}"
    else:
        what = words("asks", experts=data.chosen, said=said)
    trade = words("trade", accuracy=f"{data.accuracy:.1%}", share=_share(state, data))
    return words("described", trade=trade, what=what)


explorer = Explorer(
    controls={
        "kind": Choice(("exits", "experts"), "exits"),
        "threshold": Slider(0.3, 1.0, 0.01, 0.9),
        "experts": Slider(1, EXPERTS, 1, 2),
        "number": Slider(1, NUMBERS, 1, 1),
        "play": Play(("number",), per_second=2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    disabled=disabled,
    about=("threshold",),
)
