"""E14.4 A board of components and cables: move a box across the split, and see what the score is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.frameworks.explorers._board_picture import board_panel, scores_panel, settings_text
from dlcourse.exploring import Choice, Explorer, Press, Slider, State, Words
from dlcourse.exploring.scene import Paragraph, Scene, fixed

PLACES = ("after", "before")
KEPT = 5
"""Columns that the selection keeps."""
STARTUP, CELLS_PER_MINUTE, PASSES = 1.5, 20_000, 3
_TABLES = 6
_FRESH = 400
_SIGNAL = 0.45
_VISIBLE = 0.05
"""Shares that differ by less are said to be the same."""


@dataclass(frozen=True)
class Board:
    """The pipeline as it is wired, and what came out.

    Attributes:
        order: names of the boxes in the order in which they run.
        leaks: boxes that learn from test rows.
        scores: share of right answers on the test rows, for each table.
        freshes: the same on rows that nobody has seen.
        minutes: estimated running time.
        cost: estimated price.
    """

    order: tuple[str, ...]
    leaks: tuple[str, ...]
    scores: np.ndarray
    freshes: np.ndarray
    minutes: float
    cost: float

    @property
    def score(self) -> float:
        """Mean share of right answers on the test rows."""
        return float(self.scores.mean())

    @property
    def fresh(self) -> float:
        """Mean share of right answers on rows that nobody has seen."""
        return float(self.freshes.mean())


def compute(select: str, scale: str, rows: int, columns: int, price: float, tables: int = 0) -> Board:
    before = [name for name, place in (("scale", scale), ("select", select)) if place == "before"]
    after = [name for name in ("scale", "select") if name not in before]
    order = ("read", *before, "split", *after, "train", "predict", "evaluate")
    seeds = range(_TABLES * tables, _TABLES * (tables + 1))
    scores, freshes = np.array([_try(seed, select, scale, rows, columns) for seed in seeds]).T
    minutes = len(order) * STARTUP + rows * columns * PASSES / CELLS_PER_MINUTE
    return Board(order, tuple(before), scores, freshes, minutes, minutes / 60 * price)


@lru_cache(24)
def _table(seed: int, rows: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """A table, in which the first column says a little about the label and the others nothing; fresh rows."""
    rng = np.random.default_rng([14, seed])
    x, y = rng.normal(size=(rows, columns)), rng.integers(0, 2, rows)
    x[:, 0] += _SIGNAL * (2 * y - 1)
    return x, y, rng.normal(size=(_FRESH, KEPT)), rng.integers(0, 2, _FRESH)


@lru_cache(256)
def _try(seed: int, select: str, scale: str, rows: int, columns: int) -> tuple[float, float]:
    """Shares of right answers on the test rows of one table and on fresh rows."""
    x, y, fresh, labels = _table(seed, rows, columns)
    train, test = slice(0, rows * 2 // 3), slice(rows * 2 // 3, rows)
    seen = slice(0, rows) if scale == "before" else train
    mean, spread = x[seen].mean(axis=0), x[seen].std(axis=0)
    looked_at = slice(0, rows) if select == "before" else train
    chosen = _best_columns(x[looked_at], y[looked_at], mean, spread)
    x = (x[:, chosen] - mean[chosen]) / spread[chosen]
    centres = [x[train][y[train] == label].mean(axis=0) for label in (0, 1)]
    direction, middle = centres[1] - centres[0], (centres[0] + centres[1]) / 2

    def share(inputs: np.ndarray, right: np.ndarray) -> float:
        return float((((inputs - middle) @ direction > 0) == right).mean())

    # Only the first column says anything.
    fresh = fresh + _SIGNAL * (2 * labels - 1)[:, None] * (chosen == 0)
    return share(x[test], y[test]), share((fresh - mean[chosen]) / spread[chosen], labels)


def _best_columns(x: np.ndarray, y: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """The columns that go best with the label, after scaling."""
    sign = 2 * y - 1
    relation = np.abs(sign @ x - sign.sum() * mean) / spread
    return np.argsort(-relation, kind="stable")[:KEPT]


def draw(state: State, data: Board, words: Words) -> Scene:
    estimate = words(
        "estimate",
        boxes=len(data.order),
        startup=fixed(STARTUP, 1),
        rows=state.rows,
        columns=state.columns,
        passes=PASSES,
        speed=f"{CELLS_PER_MINUTE:,}",
        **_estimate(state, data),
    )
    return Scene(
        [
            [board_panel(state, data, words)],
            [Paragraph(*settings_text(data, words), bold=True)],
            [scores_panel(data, words)],
            [Paragraph(estimate, "muted", 12)],
        ],
        gap=24,
    )


def _estimate(state: State, data: Board) -> Mapping[str, str]:
    return {"minutes": fixed(data.minutes, 1), "price": fixed(state.price, 0), "cost": fixed(data.cost, 2)}


def describe(state: State, data: Board, words: Words) -> str:
    harms = data.score > data.fresh + _VISIBLE
    return words(
        ("leak" if harms else "harmless") if data.leaks else "sound",
        order=", ".join(words(name) for name in data.order),
        boxes=f" {words('and')} ".join(words(name) for name in data.leaks),
        score=f"{data.score:.0%}",
        fresh=f"{data.fresh:.0%}",
        **_estimate(state, data),
    )


def _is_asked(state: State, data: Any) -> bool:
    return state.select == "before" and state.columns >= 300


explorer = Explorer(
    controls={
        "select": Choice(PLACES, "after"),
        "scale": Choice(PLACES, "after"),
        "rows": Slider(30, 180, 15, 60),
        "columns": Slider(20, 620, 50, 320),
        "tables": Press(),
        "price": Slider(1.0, 20.0, 1.0, 5.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=_is_asked,
)
