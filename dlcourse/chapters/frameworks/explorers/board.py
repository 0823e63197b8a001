"""E14.4 A board of components and cables: move a box across the split, and see what the score is worth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLACK, BLUE, GREEN, GREY, SKY_BLUE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

PLACES = ("after", "before")
KEPT = 5
"""Columns that the selection keeps."""
_TABLES = 6
_FRESH = 400
_SIGNAL = 0.45
_STARTUP, _CELLS_PER_MINUTE = 1.5, 20_000


@dataclass(frozen=True)
class Board:
    """The pipeline as it is wired, and what came out.

    Attributes:
        order: names of the boxes in the order in which they run.
        leaks: boxes that learn from test rows.
        score: share of right answers on the test rows.
        fresh: the same on rows that nobody has seen.
        minutes: estimated running time.
        cost: estimated price.
    """

    order: tuple[str, ...]
    leaks: tuple[str, ...]
    score: float
    fresh: float
    minutes: float
    cost: float


def compute(select: str, scale: str, rows: int, columns: int, price: float) -> Board:
    before = [name for name, place in (("scale", scale), ("select", select)) if place == "before"]
    after = [name for name in ("scale", "select") if name not in before]
    order = ("read", *before, "split", *after, "train", "predict", "evaluate")
    scores = [_try(seed, select, scale, rows, columns) for seed in range(_TABLES)]
    score, fresh = np.mean(scores, axis=0)
    minutes = len(order) * _STARTUP + rows * columns * 3 / _CELLS_PER_MINUTE
    return Board(order, tuple(before), float(score), float(fresh), minutes, minutes / 60 * price)


def _try(seed: int, select: str, scale: str, rows: int, columns: int) -> tuple[float, float]:
    """One table, in which the first column says a little about the label and the others say nothing."""
    rng = np.random.default_rng([14, seed])
    x, y = rng.normal(size=(rows, columns)), rng.integers(0, 2, rows)
    x[:, 0] += _SIGNAL * (2 * y - 1)
    train, test = slice(0, rows * 2 // 3), slice(rows * 2 // 3, rows)
    seen = slice(0, rows) if scale == "before" else train
    mean, spread = x[seen].mean(axis=0), x[seen].std(axis=0)
    x = (x - mean) / spread
    chosen = _best_columns(x, y, slice(0, rows) if select == "before" else train)
    centres = [x[train][y[train] == label][:, chosen].mean(axis=0) for label in (0, 1)]
    direction, middle = centres[1] - centres[0], (centres[0] + centres[1]) / 2

    def share(inputs: np.ndarray, labels: np.ndarray) -> float:
        return float((((inputs - middle) @ direction > 0) == labels).mean())

    fresh, labels = rng.normal(size=(_FRESH, KEPT)), rng.integers(0, 2, _FRESH)
    fresh += _SIGNAL * (2 * labels - 1)[:, None] * (chosen == 0)  # only the first column says anything
    return share(x[test][:, chosen], y[test]), share((fresh - mean[chosen]) / spread[chosen], labels)


def _best_columns(x: np.ndarray, y: np.ndarray, seen: slice) -> np.ndarray:
    relation = np.abs((x[seen] * (2 * y[seen] - 1)[:, None]).mean(axis=0))
    return np.argsort(-relation, kind="stable")[:KEPT]


def draw(figure: "Figure") -> Callable[[Board], None]:
    top, bottom = figure.subplots(2, 1, height_ratios=(1.5, 1))
    top.set(xlim=(-0.5, 6.5), ylim=(-0.9, 1), xticks=[], yticks=[])
    top.spines[:].set_visible(False)
    boxes = [top.text(i, 0.1, "evaluate", ha="center", va="center", fontsize=10) for i in range(7)]
    for box in boxes:
        box.set_bbox({"boxstyle": "round,pad=0.7", "facecolor": "white", "linewidth": 1.8})
    cables = [top.plot([i + 0.36, i + 0.64], [0.1, 0.1], linewidth=3)[0] for i in range(6)]
    (held,) = top.plot([], [], color=SKY_BLUE, linewidth=2, linestyle="--", zorder=0)
    alarm = top.text(-0.45, 0.8, "", fontsize=11, fontweight="bold")
    top.text(6.45, -0.75, "dashed: test rows, kept aside until predict", ha="right", fontsize=9, color=BLUE)
    bottom.set(
        xlim=(0, 1.02), ylim=(-0.6, 1.6), yticks=[0, 1], yticklabels=["rows nobody has seen", "test rows"]
    )
    bars = bottom.barh([0, 1], [0.5, 0.5], color=[GREEN, BLUE], height=0.6)
    numbers = [bottom.text(0, y, "", va="center", fontsize=10) for y in (0, 1)]
    bottom.axvline(0.5, color=GREY, linewidth=1, linestyle=":")
    bottom.set_xlabel("share of right answers, mean over six tables (dotted: guessing)")
    cost = bottom.set_title("estimate: 100.0 minutes, 100.00")

    def update(data: Board) -> None:
        split = data.order.index("split")
        for box, name in zip(boxes, data.order, strict=True):
            box.set_text(name)
            leaky = name in data.leaks
            box.set_color(VERMILLION if leaky else TEXT)
            patch = cast("FancyBboxPatch", box.get_bbox_patch())
            patch.set_edgecolor(VERMILLION if leaky else BLACK if name == "split" else BLUE)
            patch.set_linewidth(3 if leaky else 1.8)
        for i, cable in enumerate(cables):
            cable.set_color(VERMILLION if i < split and data.leaks else GREEN if i >= split else GREY)
        held.set_data([split, split, 5, 5], [-0.15, -0.55, -0.55, -0.15])
        alarm.set_text(
            f"LEAK: {' and '.join(data.leaks)} learned from test rows" if data.leaks else "no leak"
        )
        alarm.set_color(VERMILLION if data.leaks else GREEN)
        for bar, number, value in zip(bars, numbers, (data.fresh, data.score), strict=True):
            bar.set_width(value)
            number.set_x(value + 0.01)
            number.set_text(f"{value:.0%}")
        cost.set_text(f"estimate: {data.minutes:.1f} minutes, cost {data.cost:.2f}")

    return update


def describe(data: Board, templates: Mapping[str, str]) -> str:
    kind = "leak" if data.leaks else "sound"
    return templates[kind].format(
        order=", ".join(data.order),
        boxes=" and ".join(data.leaks),
        score=f"{data.score:.0%}",
        fresh=f"{data.fresh:.0%}",
        minutes=f"{data.minutes:.1f}",
        cost=f"{data.cost:.2f}",
    )


explorer = FigureExplorer(
    controls={
        "select": Choice(PLACES, "after"),
        "scale": Choice(PLACES, "after"),
        "rows": Slider(30, 180, 15, 60),
        "columns": Slider(20, 620, 50, 320),
        "price": Slider(1.0, 20.0, 1.0, 5.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.6, 4.4),
)
