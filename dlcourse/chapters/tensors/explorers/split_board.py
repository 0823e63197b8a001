"""E2.3 Where the split stands in a pipeline, and what it does to accuracy on pure noise."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Listing,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Row,
    Rule,
    Scene,
    Text,
)

ROWS, MOST_COLUMNS, TEST = 60, 2000, 20
DRAWS = 12
STEPS = ("scale", "select")
"""What is learned from data, in this order; the split stands before, between or after them."""


@dataclass(frozen=True)
class Board:
    """What the chosen order gives.

    Attributes:
        order: the names of the steps, the split among them.
        accuracies: on the test rows of each draw.
    """

    order: tuple[str, ...]
    accuracies: np.ndarray

    @property
    def mean(self) -> float:
        """Over the draws."""
        return float(self.accuracies.mean())


def compute(place: int, columns: int, kept: int, signal: bool, draw: int) -> Board:
    order = (*STEPS[:place], "split", *STEPS[place:], "train", "test")
    accuracies = [_accuracy(seed, place, columns, min(kept, columns), signal) for seed in range(DRAWS)]
    return Board(order, np.array(accuracies))


@lru_cache
def _noise(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows of noise, labels from a coin (as many of each), and which rows are the test."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(ROWS, MOST_COLUMNS)).astype(np.float32)
    return x, rng.permutation(np.arange(ROWS) % 2), rng.permutation(np.arange(ROWS) < TEST)


@lru_cache(maxsize=2000)
def _accuracy(seed: int, place: int, columns: int, kept: int, signal: bool) -> float:
    x, y, test = _noise(seed)
    x = x[:, :columns]
    if signal:
        x = np.column_stack([x[:, :-1], x[:, -1] + 3 * y])
    everybody, train = np.full(ROWS, True), ~test
    scale_by, select_by = (everybody if place > k else train for k in range(len(STEPS)))
    x = (x - x[scale_by].mean(axis=0)) / x[scale_by].std(axis=0)
    gap = _gap(x, y, select_by)
    x = x[:, np.argsort(-np.abs(gap))[:kept]]
    middle = (x[train & (y == 0)].mean(axis=0) + x[train & (y == 1)].mean(axis=0)) / 2
    guesses = (x[test] - middle) @ _gap(x, y, train) > 0
    return float(np.mean(guesses == y[test]))


def _gap(x: np.ndarray, y: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Difference of the means of the two classes, column by column."""
    return x[rows & (y == 1)].mean(axis=0) - x[rows & (y == 0)].mean(axis=0)


def draw(state: State, data: Board, words: Words) -> Scene:
    return Scene(
        [
            [_pipeline(state, data, words), _draws(state, data, words)],
            [Paragraph(_verdict(state, words), "second")],
        ]
    )


def _pipeline(state: State, data: Board, words: Words) -> Listing:
    """The steps in their order; a click moves the split to that place."""
    rows, split_at = [], data.order.index("split")
    for k, name in enumerate(data.order):
        leaks = k < split_at
        said = words(name, kept=min(state.kept, state.columns), train=ROWS - TEST, test=TEST)
        seen = (
            "" if name in ("split", "train", "test") else f" {words('from_all' if leaks else 'from_train')}"
        )
        fill = "first" if name == "split" else "bad" if leaks else ""
        act = Pick(place=min(k, len(STEPS))) if k <= len(STEPS) else None
        rows.append(
            Row(
                f"{k + 1}. {said}{seen}",
                fill=fill,
                bold=name == "split",
                act=act,
                tip=words("move") if act else "",
            )
        )
    return Listing(rows, words("pipeline"), size=13, mono=False, least=260)


def _draws(state: State, data: Board, words: Words) -> Panel:
    seeds = np.arange(1, DRAWS + 1)
    colours = ["second" if seed == state.draw else "first" for seed in seeds]
    tips = [
        words("drawn", draw=seed, accuracy=f"{a:.0%}") for seed, a in zip(seeds, data.accuracies, strict=True)
    ]
    acts = [Pick(draw=int(seed)) for seed in seeds]
    chosen = data.accuracies[state.draw - 1]
    up = chosen < 0.85
    marks: list[Mark] = [
        Rule(y=0.5, colour="muted", dashed=True, tips=words("chance")),
        Rule(y=data.mean, colour="third", width=2, tips=words("mean", mean=f"{data.mean:.0%}")),
        Points(seeds, data.accuracies, colours, 10, tips=tips, acts=acts),
        Text(state.draw, chosen, f"{chosen:.0%}", "ink", 12, dy=-14 if up else 20, halo=True),
    ]
    y = Axis(
        0, 1, words("accuracy"), ticks=[0, 0.25, 0.5, 0.75, 1], labels=["0", "25%", "50%", "75%", "100%"]
    )
    title = words("draws", mean=f"{data.mean:.0%}")
    return Panel(
        marks, Axis(0, DRAWS + 1, words("draw"), ticks=[1, 4, 8, 12]), y, title, height=230, least=280
    )


def _verdict(state: State, words: Words) -> str:
    return words(("honest", "scale_leaks", "selection_leaks")[state.place])


def describe(state: State, data: Board, words: Words) -> str:
    return words(
        "signal" if state.signal else "noise",
        place=data.order.index("split") + 1,
        mean=f"{data.mean:.0%}",
        kept=min(state.kept, state.columns),
        columns=state.columns,
        draw=state.draw,
        accuracy=f"{data.accuracies[state.draw - 1]:.0%}",
    )


explorer = Explorer(
    controls={
        "place": Slider(0, len(STEPS), 1, 0),
        "columns": Slider(100, MOST_COLUMNS, 100, 500),
        "kept": Slider(1, 50, 1, 20),
        "signal": Toggle(False),
        "draw": Slider(1, DRAWS, 1, 1),
        "play": Play(("draw",), per_second=2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: state.place == len(STEPS),
)
