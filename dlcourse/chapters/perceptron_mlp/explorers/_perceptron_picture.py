"""The picture of the perceptron: its line among the points, the bound, and the mistakes of each pass."""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._mistakes import (
    GAPS,
    POINTS,
    REACH,
    TEACHER,
    Learning,
    course,
)
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Along,
    Area,
    Arrows,
    Axis,
    Bars,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Scene,
    fixed,
    number,
)

_X = np.linspace(-REACH, REACH, 241)
_GRIP = -2.9
"""Where on the upper edge of the gap its handle is."""


def perceptron_scene(state: State, data: Learning, words: Words) -> Scene:
    right: list[Any] = [_passes(data, words), Paragraph(_arithmetic(data, words), "second")]
    if data.bound is not None:
        right.insert(0, _bounds(state, data, words))
    if data.own is not None:
        w, made = data.own
        right.append(Paragraph(words("own", w=_pair(w), b=fixed(w[2]), made=made), "third"))
    return Scene([[_plane(state, data, words), right]])


def _plane(state: State, data: Learning, words: Words) -> Panel:
    marks: list[Mark] = [
        *_sides(data.w),
        *(() if state.data == "xor" else _gap(state, words)),
        *_mistaken(data, words),
        *_lines(data, words),
    ]
    x, y = (Axis(-REACH, REACH, name, ticks=(-2, 0, 2)) for name in ("x1", "x2"))
    return Panel(marks, x, y, _title(data, words), square=True, height=390, width=1.15, least=300)


def _height(w: np.ndarray, x: Any) -> Any:
    """Where the line w·x + b = 0 is at some x."""
    return -(w[0] * x + w[2]) / (w[1] or 1e-9)


def _sides(w: np.ndarray) -> Iterator[Mark]:
    if w[:2].any():
        up, y = (w[1] or 1e-9) > 0, _height(w, _X)
        yield Area(_X, y, np.full(_X.size, REACH), "first" if up else "second", 0.13)
        yield Area(_X, np.full(_X.size, -REACH), y, "second" if up else "first", 0.13)


def _gap(state: State, words: Words) -> Iterator[Mark]:
    low, high = (_height(TEACHER - [0, 0, side * state.gap / 2], _X) for side in (-1, 1))
    yield Area(_X, low, high, "muted", 0.18, name=words("gap"))
    grip = Handle(y=Along("gap", _height(TEACHER, _GRIP), 0.5 / TEACHER[1]))
    yield Points(
        [_GRIP],
        [_height(TEACHER - [0, 0, state.gap / 2], _GRIP)],
        "muted",
        12,
        "diamond",
        tips=words("drag"),
        acts=grip,
    )


def _mistaken(data: Learning, words: Words) -> Iterator[Mark]:
    """A ring under the latest mistake, the points, and crosses on those of the wrong side."""
    if not data.mistakes:
        yield from _classes(data, words)
        return
    last, wrong = data.points[data.mistakes[-1]], data.points[data.wrong_now]
    yield Points(last[0], last[1], "bad", 16, hollow=True, name=words("last"))
    yield from _classes(data, words)
    if len(wrong):
        yield Points(wrong[:, 0], wrong[:, 1], "ink", 10, "cross", name=words("wrong"))


def _classes(data: Learning, words: Words) -> Iterator[Mark]:
    for label, colour in ((-1, "second"), (1, "first")):
        mine = np.flatnonzero(data.labels == label).tolist()
        x, y = data.points[mine].T
        yield Points(
            x, y, colour, 8, name=f"y = {number(label)}", tips=[_score(data, n, words) for n in mine]
        )


def _lines(data: Learning, words: Words) -> Iterator[Mark]:
    w, made = data.w, len(data.mistakes)
    if made > 1:
        before = data.course.states[made - 1]
        yield Line(_X, _height(before, _X), "muted", 1.5, dashed=True, name=words("before"))
    if data.own is not None:
        yield Line(_X, _height(data.own[0], _X), "third", 5, opacity=0.5, name=words("yours"))
    length = float(np.hypot(w[0], w[1]))
    if length:
        yield Line(_X, _height(w, _X), "ink", 2.5)
        foot, arrow = -w[2] / length**2 * w[:2], 0.9 * w[:2] / length
        if np.abs([foot, foot + arrow]).max() < REACH:
            yield Arrows(foot[0], foot[1], arrow[0], arrow[1], width=2, head=10, name="w")


def _bounds(state: State, data: Learning, words: Words) -> Panel:
    """The bound and the mistakes really made, for every gap; a click chooses one."""
    all_gaps = [course("clouds", gap) for gap in GAPS]
    bounds, made = [each.bound or 0 for each in all_gaps], [len(each.mistakes) for each in all_gaps]
    picks = [Pick(gap=gap) for gap in GAPS]
    tips = [
        words("at_gap", gap=gap, bound=fixed(b, 0), made=m)
        for gap, b, m in zip(GAPS, bounds, made, strict=True)
    ]
    marks: list[Mark] = [
        Line(GAPS, bounds, "fourth", name=words("bound")),
        Points(GAPS, bounds, "fourth", 8, tips=tips, acts=picks),
        Points(GAPS, made, "third", 8, name=words("made"), tips=tips, acts=picks),
        Points([state.gap], [data.bound], "ink", 13, hollow=True),
        Points([state.gap] * 2, [data.bound, made[GAPS.index(state.gap)]], ["fourth", "third"], 8, tips=tips),
    ]
    x = Axis(0, 1.6, words("gap"), ticks=(0.1, 0.5, 1, 1.5))
    return Panel(
        marks,
        x,
        Axis(1, 20_000, log=True, grid=True),
        words("at_most", bound=fixed(data.bound or 0, 0)),
        height=110,
        least=280,
    )


def _passes(data: Learning, words: Words) -> Panel:
    """Mistakes in each pass over the data; a click goes to its end."""
    counts = Counter(data.course.passes)
    numbers, heights = sorted(counts), [counts[n] for n in sorted(counts)]
    ends = list(accumulate(heights))
    done = Counter(data.course.passes[: len(data.mistakes)])
    tips = [words("in_pass", number=n, count=h) for n, h in zip(numbers, heights, strict=True)]
    marks = [
        Bars(numbers, heights, width=0.8, colour="faint", tips=tips, acts=[Pick(step=end) for end in ends]),
        Bars(
            numbers,
            [done[n] for n in numbers],
            width=0.8,
            colour="third",
            tips=tips,
            acts=[Pick(step=end) for end in ends],
        ),
    ]
    x = Axis(0.4, max(numbers[-1], 8) + 0.6, words("pass"), ticks=None if numbers[-1] > 8 else range(1, 9))
    return Panel(
        marks,
        x,
        Axis(0, max(heights) + 1, grid=True),
        words("passes", made=len(data.mistakes)),
        height=90,
        least=280,
    )


def _pair(w: np.ndarray) -> str:
    return f"({fixed(w[0])}, {fixed(w[1])})"


def _score(data: Learning, n: int, words: Words) -> str:
    (x1, x2), y, (w1, w2, b) = data.points[n], data.labels[n], data.w
    score = y * (w1 * x1 + w2 * x2 + b)
    inside = f"{fixed(w1)} · {fixed(x1)} + {fixed(w2)} · {fixed(x2)} + {fixed(b, 0)}"
    return words("right" if score > 0 else "mistake", sum=f"{number(y)} · ({inside}) = {fixed(score)}")


def _title(data: Learning, words: Words) -> str:
    if not data.mistakes:
        return words("none")
    made = len(data.mistakes)
    return words(
        "after",
        made=made,
        number=data.course.passes[made - 1],
        wrong=int(data.wrong_now.sum()),
        points=POINTS,
    )


def _arithmetic(data: Learning, words: Words) -> str:
    """What the last mistake did to the weights."""
    if not data.mistakes:
        return words("begin")
    before, n = data.course.states[len(data.mistakes) - 1], data.mistakes[-1]
    x, y = data.points[n], data.labels[n]
    sign = "+" if y > 0 else "−"
    weights = f"w = {_pair(before)} {sign} {_pair(x)} = {_pair(data.w)}"
    changed = f"{weights}, b = {fixed(before[2], 0)} {sign} 1 = {fixed(data.w[2], 0)}"
    ending = words("finished") if data.finished else "" if data.bound is not None else words("never")
    return words("rule", x=_pair(x), y=number(y), changed=changed) + " " + ending
