"""Draws a pipeline: boxes from left to right, cables between their sockets, alarms in red with a mark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.figures.palette import BLUE, GREY, SKY_BLUE, TEXT, VERMILLION
from dlcourse.frameworks.pipeline.board import Board
from dlcourse.frameworks.pipeline.leaks import Alarm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 1.8, 1.15
ACROSS, DOWN = 2.9, 1.9
"""From one box to the next."""
DIP = 1.25
"""How far a cable that passes a box is pulled down."""


def draw(board: Board, alarms: Sequence[Alarm], values: dict[str, Any]) -> "Figure":
    """Draw boxes and cables, with the alarms.

    Args:
        board: with all cables.
        alarms: whose boxes are marked; their sentences stand below.
        values: what runs through the outputs, if known.
    """
    from matplotlib import style
    from matplotlib.figure import Figure

    places = _places(board)
    right = max(x for x, _ in places.values()) + WIDTH
    top = max(y for _, y in places.values()) + HEIGHT
    with style.context("dlcourse.figures.look"):
        figure = Figure(figsize=(max(right * 0.75, 8), (top + 1) * 0.75 + 0.35 * len(alarms)), dpi=100)
        axes = figure.add_axes((0, 0.3 * len(alarms) / figure.get_figheight(), 1, 1))
        axes.set(xlim=(-0.3, right + 0.3), ylim=(top + 0.6, -0.6))
        axes.set_axis_off()
        for (end, end_socket), (start, start_socket) in board.cables.items():
            outputs, inputs = board.boxes[start].component.outputs, board.boxes[end].component.inputs
            outlet = _outlet(places[start], outputs, start_socket, WIDTH)
            _draw_cable(axes, outlet, _outlet(places[end], inputs, end_socket, 0.0))
            label = describe(values.get(f"{start}.{start_socket}")) or start_socket
            _label_cable(axes, outlet, label, below=outputs.index(start_socket) > 0)
        alarmed = {alarm.box for alarm in alarms}
        for name, place in places.items():
            result = [describe(values.get(f"{name}.{s}")) for s in board.boxes[name].component.outputs]
            ends = not any(start == name for start, _ in board.cables.values())
            _draw_box(axes, place, _words(board, name, result if ends else []), alarm=name in alarmed)
        for i, alarm in enumerate(alarms):
            height = (len(alarms) - i - 0.6) * 0.3 / figure.get_figheight()
            figure.text(0.02, height, f"! {alarm}", color=VERMILLION, weight="bold")
    return figure


def describe(value: Any) -> str:
    """What runs through a cable, in a few words.

    Args:
        value: a table, a number, an array or a pair of arrays; None is nothing.
    """
    match value:
        case None:
            return ""
        case float():
            return f"{value:.3f}"
        case (np.ndarray() as x, np.ndarray()) if x.ndim == 2:
            return f"{x.shape[0]} x {x.shape[1]}"
        case tuple():
            return f"{sum(np.size(each) for each in value)} numbers"
        case _:
            return f"{np.size(value)} numbers"


def _places(board: Board) -> dict[str, tuple[float, float]]:
    """Left upper corner of each box: as far right as its longest way from a source."""
    column: dict[str, int] = {}
    filled: dict[int, int] = {}
    places = {}
    for name in board.order():
        sources = [column[start] for (end, _), (start, _) in board.cables.items() if end == name]
        column[name] = max(sources, default=-1) + 1
        row = filled.get(column[name], 0)
        filled[column[name]] = row + 1
        places[name] = (column[name] * ACROSS, row * DOWN)
    return places


def _outlet(
    place: tuple[float, float], sockets: tuple[str, ...], socket: str, across: float
) -> tuple[float, float]:
    share = (sockets.index(socket) + 1) / (len(sockets) + 1)
    return place[0] + across, place[1] + share * HEIGHT


def _words(board: Board, name: str, result: list[str]) -> str:
    box = board.boxes[name]
    settings = [f"{key}: {value}" for key, value in box.settings.items()]
    return "\n".join(filter(None, [box.component.title, *settings, *result]))


def _draw_box(axes: "Axes", place: tuple[float, float], words: str, *, alarm: bool) -> None:
    from matplotlib.patches import FancyBboxPatch

    x, y = place
    axes.add_patch(
        FancyBboxPatch(
            (x, y),
            WIDTH,
            HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.12",
            facecolor="#FBE3D6" if alarm else "#E6F3FB",
            edgecolor=VERMILLION if alarm else BLUE,
            linewidth=2.5 if alarm else 1.2,
            zorder=3,
        )
    )
    axes.text(
        x + WIDTH / 2, y + HEIGHT / 2, words, ha="center", va="center", fontsize=8, color=TEXT, zorder=4
    )
    if alarm:
        axes.text(
            x + WIDTH, y, "!", ha="center", va="center", weight="bold", color="white", zorder=5
        ).set_bbox({"boxstyle": "circle,pad=0.25", "facecolor": VERMILLION, "edgecolor": VERMILLION})


def _draw_cable(axes: "Axes", start: tuple[float, float], end: tuple[float, float]) -> None:
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    (x1, y1), (x2, y2) = start, end
    bend = (x2 - x1) / 2
    first, last = (x1 + bend, y1), (x2 - bend, y2)
    if x2 - x1 > ACROSS:  # below the boxes that stand between
        bend, depth = ACROSS / 3, max(y1, y2) + DIP
        first, last = (x1 + bend, depth), (x2 - bend, depth)
    path = Path([start, first, last, end], [Path.MOVETO, *[Path.CURVE4] * 3])
    axes.add_patch(
        FancyArrowPatch(
            path=path, arrowstyle="-|>", mutation_scale=10, color=SKY_BLUE, linewidth=1.8, zorder=1
        )
    )


def _label_cable(axes: "Axes", start: tuple[float, float], label: str, *, below: bool) -> None:
    side: Any = {"xytext": (4, -3), "va": "top"} if below else {"xytext": (4, 3), "va": "bottom"}
    axes.annotate(label, start, textcoords="offset points", fontsize=7.5, color=GREY, zorder=2, **side)
