"""The picture of the board: boxes and cables, and what the score is worth."""

from itertools import pairwise
from typing import Any

import numpy as np

from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Edge,
    Graph,
    Line,
    Mark,
    Node,
    Panel,
    Pick,
    Points,
    Rule,
    Text,
    plain,
)

_MOVABLE = ("select", "scale")


def board_panel(state: State, data: Any, words: Words) -> Panel:
    """The boxes in their order; a click on a movable one moves it across the split."""
    split = data.order.index("split")
    nodes, edges = {}, []
    for name in data.order:
        nodes[name] = _box(name, state, data, words)
    for place, (start, end) in enumerate(pairwise(data.order)):
        colour = "bad" if place < split and data.leaks else "third" if place >= split else "muted"
        edges.append(Edge(start, end, colour=colour, width=2.5))
    nodes["kept"] = Node(words("test_rows"), "first", 1.5, tip=words("kept_tip"))
    edges += [
        Edge("split", "kept", colour="first", width=2, tip=words("kept_tip")),
        Edge("kept", "predict", colour="first", width=2, tip=words("kept_tip")),
    ]
    return plain([Graph(nodes, edges, 13)], title=words("board"), height=110, least=280)


def _box(name: str, state: State, data: Any, words: Words) -> Node:
    if name not in _MOVABLE:
        return Node(
            words(name),
            "ink" if name == "split" else "muted",
            2.5 if name == "split" else 1.5,
            tip=words(f"{name}_tip"),
        )
    place = getattr(state, name)
    leaks = name in data.leaks
    other = "after" if place == "before" else "before"
    colour = "bad" if leaks else "third"
    tip = words("leak_tip" if leaks else f"{name}_tip")
    text = f"{words(name)}\n{words('move_' + other)}"
    return Node(text, colour, 3, colour, 0.15, tip=tip, act=Pick({name: other}))


def settings_text(data: Any, words: Words) -> tuple[str, str]:
    """Whether there is a leak, and the colour of that."""
    if not data.leaks:
        return words("no_leak"), "good"
    return words("leaking", boxes=f" {words('and')} ".join(words(name) for name in data.leaks)), "bad"


def scores_panel(data: Any, words: Words) -> Panel:
    """Both shares: the mean as a bar, every table as a point, joined by a line."""
    both = np.stack([data.freshes, data.scores])
    means = both.mean(axis=1)
    gap = np.full(both.shape[1], np.nan)
    tips = [
        words("table", number=i + 1, fresh=f"{f:.0%}", score=f"{s:.0%}") for i, (f, s) in enumerate(both.T)
    ]
    colours = ["third", "bad" if data.leaks else "first"]
    marks: list[Mark] = [
        Bars([0, 1], means, width=0.5, colour=colours, opacity=0.45, sideways=True),
        Line(
            np.stack([both[0], both[1], gap], 1).ravel(),
            np.tile([0.0, 1.0, np.nan], both.shape[1]),
            "muted",
            1,
        ),
        *(Points(row, np.full(len(row), y), colours[y], 8, tips=tips) for y, row in enumerate(both)),
        Rule(x=0.5, dashed=True),
        Text([1.05, 1.05], [0, 1], [f"{mean:.0%}" for mean in means], anchor="start", size=14, bold=True),
    ]
    y = Axis(-0.5, 1.5, ticks=(0, 1), labels=(words("fresh_rows"), words("tested")), line=False)
    x = Axis(0, 1.22, "", (0, 0.25, 0.5, 0.75, 1.0), ("0", "25%", "50%", "75%", "100%"))
    return Panel(marks, x, y, words("worth"), height=120, least=280)
