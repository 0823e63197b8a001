"""E16.2 Permutation importance of two columns that say nearly the same."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dlcourse.chapters.interpretability_privacy.exercises import importance
from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Bars, Panel, Points, Scene, fixed

COLUMNS = ("first", "twin", "third", "noise")
WEIGHTS = np.array([1.0, 0.0, 0.7, 0.0])
ROWS, REPEATS, NOISE = 200, 5, 0.5
SHOWN = 80


@dataclass(frozen=True)
class Worth:
    """What the picture shows.

    Attributes:
        table: unseen rows (200, 4).
        alone: importance of each column.
        together: importance of the twins, shuffled together.
        weights: of the model.
        score: R² of the model on the unseen rows.
    """

    table: np.ndarray
    alone: np.ndarray
    together: float
    weights: np.ndarray
    score: float


def _rows(correlation: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    x = rng.normal(size=(ROWS, 4))
    x[:, 1] = correlation * x[:, 0] + np.sqrt(1 - correlation**2) * x[:, 1]
    return x, x @ WEIGHTS + NOISE * rng.normal(size=ROWS)


def compute(
    correlation: float,
    decay: float,
    seed: int,
    permutation_importance: Callable[..., np.ndarray] | None = None,
) -> Worth:
    rng = np.random.default_rng(seed)
    (x, y), (unseen, right) = (_rows(correlation, rng) for _ in range(2))
    weights = np.linalg.solve(x.T @ x + decay * ROWS * np.eye(4), x.T @ y)

    def score(table: np.ndarray, labels: np.ndarray) -> float:
        """R²: 1 minus the mean squared error in units of the variance."""
        return float(1 - np.square(table @ weights - labels).mean() / right.var())

    orders = np.array([rng.permutation(ROWS) for _ in range(REPEATS)])
    own = permutation_importance or importance.permutation_importance
    alone = np.asarray(own(score, unseen.copy(), right.copy(), orders), float)
    together = importance.group_importance(score, unseen, right, [0, 1], orders)
    return Worth(unseen, alone, together, weights, score(unseen, right))


def draw(state: State, data: Worth, words: Words) -> Scene:
    values = [*data.alone.tolist(), data.together]
    names = [words(name) for name in (*COLUMNS, "both")]
    bars = Bars(
        np.arange(5)[::-1],
        np.clip(values, -0.1, 1.5),
        colour=["first", "second", "muted", "muted", "third"],
        sideways=True,
        tips=[f"{name}: {fixed(value, 2)}" for name, value in zip(names, values, strict=True)],
    )
    title = words("bars", score=fixed(data.score, 2))
    y = Axis(-0.6, 4.6, ticks=range(5), labels=names[::-1], grid=False)
    worth = Panel(
        [bars], Axis(-0.1, 1.5, words("drop"), ticks=(0, 0.5, 1, 1.5)), y, title, width=1.5, height=220
    )
    points = Points(data.table[:SHOWN, 0], data.table[:SHOWN, 1], "first", 5)
    axes = Axis(-3.5, 3.5, words("first"), ticks=(-3, 0, 3)), Axis(-3.5, 3.5, words("twin"), ticks=(-3, 0, 3))
    weights = words("weights", first=fixed(data.weights[0], 2), twin=fixed(data.weights[1], 2))
    return Scene([[worth, Panel([points], *axes, weights, height=220, square=True, least=220)]])


def describe(state: State, data: Worth, words: Words) -> str:
    return words(
        "said",
        correlation=fixed(state.correlation, 2),
        first=fixed(data.alone[0], 2),
        twin=fixed(data.alone[1], 2),
        both=fixed(data.together, 2),
    )


explorer = Explorer(
    controls={
        "correlation": Slider(0.0, 0.99, 0.03, 0.0),
        "play": Play(("correlation",), per_second=4),
        "decay": Slider(0.0, 0.5, 0.05, 0.1),
        "seed": Slider(1, 9, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={
        "permutation_importance": "a function (score, x, y, orders) that returns one number for each column"
    },
    about=("correlation",),
)
