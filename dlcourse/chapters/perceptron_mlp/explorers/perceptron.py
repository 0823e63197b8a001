"""E5.1 The perceptron, mistake by mistake, and the bound on how many it can make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Press, Slider
from dlcourse.exploring.style import BLACK, BLUE, FAINT, GREY, ORANGE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

REACH = 3.6
POINTS = 40
MOST_MISTAKES = 100
"""Where data cannot be separated there is no last mistake: the picture stops here and begins anew."""

_TEACHER = np.array([0.6, 0.8, 1.0])
"""Weights and bias of the line that separates the data that can be separated; w has length 1."""


@dataclass(frozen=True)
class Learning:
    """The perceptron after some of its mistakes.

    Attributes:
        data: name of the data set.
        points: the samples, shape (N, 2).
        labels: -1 or 1 for each.
        w: weights and bias (3,) after the mistakes made so far.
        mistakes: index of the sample of each mistake so far.
        in_pass: in which pass over the data each of them was made, from 1.
        wrong_now: which samples lie on the wrong side now (or on no side).
        finished: whether a pass without mistakes would follow.
        bound: the largest number of mistakes there can be; None where no line separates the data.
    """

    data: str
    points: np.ndarray
    labels: np.ndarray
    w: np.ndarray
    mistakes: list[int]
    in_pass: list[int]
    wrong_now: np.ndarray
    finished: bool
    bound: float | None


def compute(data: str, gap: float, step: int) -> Learning:
    points, labels = _DATA[data](np.random.default_rng(3), gap)
    rows = np.column_stack([points, np.ones(len(points))]) * labels[:, None]
    states, mistakes, passes = _learn(rows)
    made = step % (len(mistakes) + 1)  # after the last mistake the button begins anew
    wrong_now = rows @ states[made] <= 0
    return Learning(
        data=data,
        points=points,
        labels=labels,
        w=states[made],
        mistakes=mistakes[:made],
        in_pass=passes[:made],
        wrong_now=wrong_now,
        finished=not wrong_now.any(),
        bound=_bound(rows) if data == "clouds" else None,
    )


def _learn(rows: np.ndarray) -> tuple[list[np.ndarray], list[int], list[int]]:
    """All weights from the first (zero) on, the sample of each mistake, and the pass in which it was made."""
    states, mistakes, passes = [np.zeros(3)], [], []
    number, clean = 1, False
    while not clean:
        clean = True
        for n, row in enumerate(rows):
            if row @ states[-1] <= 0:
                states.append(states[-1] + row)
                mistakes.append(n)
                passes.append(number)
                clean = False
                if len(mistakes) == MOST_MISTAKES:
                    return states, mistakes, passes
        number += 1
    return states, mistakes, passes


def _bound(rows: np.ndarray) -> float:
    margin = (rows @ _TEACHER).min() / np.linalg.norm(_TEACHER)
    return float((np.linalg.norm(rows, axis=1).max() / margin) ** 2)


def _clouds(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """Points at least half the gap away from the teacher's line, on both sides of it."""
    labels = np.where(np.arange(POINTS) % 2, 1.0, -1.0)
    along = rng.uniform(-1.8, 1.8, POINTS)
    beyond = rng.uniform(0, 1.2, POINTS)
    beyond[:4] = 0  # the gap is as wide as it says
    away = labels * (gap / 2 + beyond) - _TEACHER[2]
    points = along[:, None] * np.array([-0.8, 0.6]) + away[:, None] * _TEACHER[:2]
    return points, labels


def _overlap(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    """The same with one point of each class on the wrong side."""
    points, labels = _clouds(rng, gap)
    labels[[6, 7]] = labels[[7, 6]]
    return points, labels


def _xor(rng: np.random.Generator, gap: float) -> tuple[np.ndarray, np.ndarray]:
    signs = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])[np.arange(POINTS) % 4]
    points = signs * (gap / 2 + rng.uniform(0.1, 2.0, (POINTS, 2)))
    return points.clip(-REACH + 0.1, REACH - 0.1), -signs.prod(axis=1).astype(float)


_DATA = {"clouds": _clouds, "overlap": _overlap, "xor": _xor}


def draw(figure: "Figure") -> Callable[[Learning], None]:
    plane, count = figure.subplots(1, 2, width_ratios=(3, 2))
    show_plane = _draw_plane(plane)
    show_count = _draw_count(count)

    def update(data: Learning) -> None:
        show_plane(data)
        show_count(data)

    return update


def _draw_plane(axes: "Axes") -> Callable[[Learning], None]:
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
    side: Any = axes.fill([], [], color="#DCEBF5", zorder=0)[0]
    (line,) = axes.plot([], [], color=BLACK)
    (minus,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor="white", markersize=7)
    (plus,) = axes.plot([], [], "^", color=BLUE, markeredgecolor="white", markersize=8)
    (wrong,) = axes.plot([], [], "x", color=BLACK, markersize=8, markeredgewidth=1.2)
    (last,) = axes.plot(
        [], [], "o", markersize=17, markerfacecolor="none", color=VERMILLION, markeredgewidth=2
    )
    arrow: Any = axes.annotate(
        "", (1, 1), (0, 0), arrowprops={"arrowstyle": "-|>", "color": BLACK, "linewidth": 2}
    )
    title = axes.set_title("after 10 mistakes, pass 10")

    def update(data: Learning) -> None:
        title.set_text(_title(data))
        minus.set_data(*data.points[data.labels < 0].T)
        plus.set_data(*data.points[data.labels > 0].T)
        wrong.set_data(*data.points[data.wrong_now & bool(data.mistakes)].T)
        last.set_data(*data.points[data.mistakes[-1:]].T)
        ends = _ends(data.w)
        line.set_data(*ends.T)
        side.set_xy(_positive_side(data.w, ends))
        length = float(np.hypot(*data.w[:2]))
        arrow.set_visible(length > 0)
        if length > 0:
            foot = ends.mean(axis=0)
            arrow.set_position(foot)
            arrow.xy = foot + 0.9 * data.w[:2] / length

    return update


def _ends(w: np.ndarray) -> np.ndarray:
    """Two points far out on the line w·x + b = 0; nothing while w is zero."""
    length = np.hypot(w[0], w[1])
    if length == 0:
        return np.full((2, 2), np.nan)
    normal = w[:2] / length
    foot, along = -w[2] / length * normal, np.array([-normal[1], normal[0]])
    return np.array([foot - 3 * REACH * along, foot + 3 * REACH * along])


def _positive_side(w: np.ndarray, ends: np.ndarray) -> np.ndarray:
    length = np.hypot(w[0], w[1])
    if length == 0:
        return np.full((4, 2), np.nan)
    far = 6 * REACH * w[:2] / length
    return np.array([ends[0], ends[1], ends[1] + far, ends[0] + far])


def _title(data: Learning) -> str:
    if not data.mistakes:
        return "no mistake yet: w is zero"
    return f"mistake {len(data.mistakes)}, in pass {data.in_pass[-1]}"


def _draw_count(axes: "Axes") -> Callable[[Learning], None]:
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    axes.plot([0.02, 0.98], [0.62, 0.62], color=FAINT, linewidth=14, solid_capstyle="butt")
    (bar,) = axes.plot([0, 0], [0.62, 0.62], color=VERMILLION, linewidth=14, solid_capstyle="butt")
    head = axes.text(0.02, 0.76, "", va="center", size=12, color=TEXT)
    bound = axes.text(0.98, 0.5, "", va="center", ha="right", color=GREY)
    below = axes.text(0.02, 0.36, "", va="top", linespacing=1.5, color=TEXT)

    def update(data: Learning) -> None:
        most = data.bound or MOST_MISTAKES
        made = len(data.mistakes)
        bar.set_xdata([0.02, 0.02 + 0.96 * min(1.0, made / most)])
        head.set_text(f"mistakes so far: {made}")
        limit = rf"at most $(R/\gamma)^2$ = {most:.0f}"
        bound.set_text(limit if data.bound else f"no bound: cut off at {most}")
        below.set_text(_standing(data) if made else f"on no side yet: all {POINTS} points")

    return update


def _standing(data: Learning) -> str:
    wrong = f"on the wrong side: {data.wrong_now.sum()} of {POINTS}"
    weights = f"$w$ = ({data.w[0]:.2f}, {data.w[1]:.2f}),  $b$ = {data.w[2]:.0f}"
    return f"{wrong}\n{weights}\n{_ending(data)}"


def _ending(data: Learning) -> str:
    if data.finished:
        return "No more mistakes: it is done."
    return "No line separates these points." if data.bound is None else ""


def describe(data: Learning, templates: Mapping[str, str]) -> str:
    kind = "done" if data.finished else "start" if not data.mistakes else "going"
    sentence = templates[kind].format(
        made=len(data.mistakes),
        wrong=int(data.wrong_now.sum()),
        points=POINTS,
        number=data.in_pass[-1] if data.mistakes else 1,
    )
    limit = templates["bound"].format(bound=f"{data.bound:.0f}") if data.bound else templates["no_bound"]
    return f"{sentence} {limit}"


explorer = FigureExplorer(
    controls={
        "step": Press(),
        "data": Choice(tuple(_DATA), "clouds"),
        "gap": Slider(0.1, 1.5, 0.1, 0.5),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.5, 4.3),
)
