"""E15.1 A threshold on scores: counts, precision and recall, ROC and precision-recall curve, cost."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Area,
    Axis,
    Cells,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
    table,
)

ROWS = 1000
LOW, HIGH = -3.5, 3.5
GRID = np.linspace(LOW, HIGH, 71)
ALARM = 1.0


@dataclass(frozen=True)
class Lab:
    """What the thresholds of ``GRID`` do to the 1,000 rows.

    Attributes:
        rows: positives and negatives.
        called: how many of both are called, shape (71, 2).
        costs: per row, shape (71,).
        now: true and false positives at the chosen threshold.
        cheapest: the cheapest threshold, by the grid or by the student's function.
    """

    rows: tuple[int, int]
    called: np.ndarray
    costs: np.ndarray
    now: tuple[int, int]
    cheapest: float

    @property
    def precision(self) -> np.ndarray:
        """For each threshold of the grid; NaN where nothing is called."""
        total = self.called.sum(axis=1)
        return np.divide(self.called[:, 0], total, out=np.full(len(total), np.nan), where=total > 0)


@lru_cache(maxsize=64)
def scores(share: float, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """Scores of positives and negatives, at the quantiles of two normal distributions."""
    positive = round(share * ROWS)
    normal = NormalDist()
    found = []
    for n, centre in ((positive, gap / 2), (ROWS - positive, -gap / 2)):
        found.append(np.array([centre + normal.inv_cdf((i + 0.5) / n) for i in range(n)]))
    return found[0], found[1]


def compute(
    threshold: float, share: float, gap: float, miss: float, cheapest: Callable[..., float] | None = None
) -> Lab:
    positive, negative = scores(share, gap)
    called = np.stack([len(z) - np.searchsorted(z, GRID) for z in (positive, negative)], axis=1)
    costs = (miss * (len(positive) - called[:, 0]) + ALARM * called[:, 1]) / ROWS
    best = float(GRID[costs.argmin()])
    if cheapest is not None:
        actual = np.repeat([1, 0], [len(positive), len(negative)])
        best = float(cheapest(actual, np.concatenate([positive, negative]), miss, ALARM))
    now = (int(np.sum(positive >= threshold)), int(np.sum(negative >= threshold)))
    return Lab((len(positive), len(negative)), called, costs, now, best)


def draw(state: State, data: Lab, words: Words) -> Scene:
    right, alarms = data.now
    positive = data.rows[0]
    precision = right / (right + alarms) if right + alarms else 0.0
    recall, called = right / positive, right + alarms
    said = words(
        "now",
        precision=fixed(precision, 2),
        recall=fixed(recall, 2),
        f1=fixed(2 * right / (called + positive), 2),
        accuracy=fixed((right + data.rows[1] - alarms) / ROWS, 3),
        cost=fixed((state.miss * (positive - right) + ALARM * alarms) / ROWS, 2),
    )
    return Scene(
        [
            [_scores(state, data, words), _counts(data, words)],
            [_roc(data, words), _trade_off(data, precision, words), _costs(state, data, words)],
            [Paragraph(said, "second")],
        ]
    )


def _scores(state: State, data: Lab, words: Words) -> Panel:
    marks: list[Mark] = [ground(LOW, 0, HIGH - LOW, 0.45, acts=Handle(x="threshold", jump=True))]
    top = 0.0
    for rows, centre, colour, name in zip(
        data.rows,
        (state.gap / 2, -state.gap / 2),
        ("second", "first"),
        ("positives", "negatives"),
        strict=True,
    ):
        height = rows / ROWS * np.exp(-0.5 * (GRID - centre) ** 2) / np.sqrt(2 * np.pi)
        marks.append(Area(GRID, np.zeros_like(GRID), height, colour, 0.45, name=words(name)))
        top = max(top, float(height.max()))
    marks.append(Line([state.threshold] * 2, [0, 0.45], "ink", 2.5))
    handle = Points([state.threshold], [0.42], "ink", 11, acts=Handle(x="threshold"), tips=words("drag"))
    marks.append(handle)
    y = Axis(0, 0.45, words("rows"), ticks=())
    return Panel(marks, Axis(LOW, HIGH, words("score")), y, words("scores"), height=210, least=280, width=1.6)


def _counts(data: Lab, words: Words) -> Panel:
    (right, alarms), (positive, negative) = data.now, data.rows
    values = np.array([[negative - alarms, alarms], [positive - right, right]])
    no, yes = words("no"), words("yes")
    texts = [["", no, yes], [no, *map(str, values[0])], [yes, *map(str, values[1])]]
    shown = np.zeros((3, 3))
    shown[1:, 1:] = values / ROWS
    cells = Cells(shown, texts, "first", (0, 1), densest=0.5, size=12)
    return table(cells, words("matrix"), cell=60, height=190, least=230)


def _roc(data: Lab, words: Words) -> Panel:
    up, along = data.called[:, 0] / data.rows[0], data.called[:, 1] / data.rows[1]
    area = float(np.sum(-np.diff(along) * (up[1:] + up[:-1]) / 2))
    marks: list[Mark] = [
        Line([0, 1], [0, 1], "muted", 1, dashed=True),
        Line(along, up, "first", 2.5),
        Points([data.now[1] / data.rows[1]], [data.now[0] / data.rows[0]], "ink", 10),
    ]
    x = Axis(0, 1, words("false_rate"), ticks=(0, 0.5, 1))
    title = words("roc", area=fixed(area, 2))
    return Panel(marks, x, Axis(0, 1, words("recall"), ticks=(0, 0.5, 1)), title, height=170, least=200)


def _trade_off(data: Lab, precision: float, words: Words) -> Panel:
    recall = data.called[:, 0] / data.rows[0]
    marks: list[Mark] = [
        Rule(y=data.rows[0] / ROWS, colour="muted", dashed=True, tips=words("blind")),
        Line(recall, data.precision, "second", 2.5),
        Points([data.now[0] / data.rows[0]], [precision], "ink", 10),
    ]
    x = Axis(0, 1, words("recall"), ticks=(0, 0.5, 1))
    y = Axis(0, 1, words("precision"), ticks=(0, 0.5, 1))
    return Panel(marks, x, y, words("trade_off"), height=170, least=200)


def _costs(state: State, data: Lab, words: Words) -> Panel:
    top = float(data.costs.max()) * 1.05
    place = min(max(data.cheapest, LOW), HIGH)
    marks: list[Mark] = [
        ground(LOW, 0, HIGH - LOW, top, acts=Handle(x="threshold", jump=True)),
        Rule(x=place, colour="third", dashed=True, width=2, tips=words("cheapest", at=fixed(place, 2))),
        Line(GRID, data.costs, "fourth", 2.5),
        Points([state.threshold], [np.interp(state.threshold, GRID, data.costs)], "ink", 10),
    ]
    y = Axis(0, top, words("per_row"))
    return Panel(
        marks,
        Axis(LOW, HIGH, words("score")),
        y,
        words("cost", miss=f"{state.miss:g}"),
        height=170,
        least=200,
    )


def describe(state: State, data: Lab, words: Words) -> str:
    right, alarms = data.now
    return words(
        "said",
        threshold=fixed(state.threshold, 1),
        right=right,
        positive=data.rows[0],
        alarms=alarms,
        cheapest=fixed(min(max(data.cheapest, LOW), HIGH), 2),
    )


explorer = Explorer(
    controls={
        "threshold": Slider(-3.0, 3.0, 0.1, 0.6),
        "share": Slider(0.02, 0.5, 0.02, 0.2),
        "gap": Slider(0.0, 3.0, 0.1, 1.6),
        "miss": Slider(1.0, 30.0, 1.0, 4.0),
        "play": Play(("threshold",), per_second=6),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("threshold",),
    own={"cheapest": "a function (actual, p, miss, alarm) that returns a threshold"},
)
