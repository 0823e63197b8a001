"""The picture of the gates: parcels on a conveyor belt above a table of the gates."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.rnn_lstm.results.train_first_number import STEPS
from dlcourse.exploring.style import BLUE, FAINT, GREY, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from dlcourse.chapters.rnn_lstm.explorers.gates import Belt

_HIGHEST = 0.9
"""Height of the tallest parcel; the belt lies at height 0."""

_WRITTEN, _BELT, _SHOWN = -0.95, -0.2, 1.66
_PLACES = range(STEPS + 1)


def draw(figure: "Figure") -> Callable[["Belt"], None]:
    belt, table = figure.subplots(2, 1, height_ratios=(5, 3), sharex=True)
    update_belt, update_table = _belt(belt), _table(table)
    title = belt.set_title(
        "first number -0.80, remembered -0.80;  100% of step 1 is left, half-life 1000.0 steps"
    )

    def update(data: "Belt") -> None:
        update_belt(data)
        update_table(data)
        title.set_text(_title(data))

    return update


def _belt(axes: "Axes") -> Callable[["Belt"], None]:
    axes.set(xlim=(-0.6, STEPS + 0.6), ylim=(-1.2, 2.2))
    axes.set_yticks([_WRITTEN, _BELT, _SHOWN], ["written i · g", "cell state c", "shown h"])
    axes.tick_params(length=0, labelbottom=False)
    axes.spines[:].set_visible(False)
    axes.axhspan(-0.4, 0.0, color=FAINT)
    rollers = np.arange(-0.25, STEPS + 0.5, 0.5)
    axes.plot(rollers, np.full(rollers.size, -0.48), "o", color=GREY, markersize=4)
    parcels = axes.bar(_PLACES, 1.0, width=0.46, color=BLUE)
    states = [axes.text(x, 0, "", ha="center", va="bottom", fontsize=9, color=TEXT) for x in _PLACES]
    kept = [_label(axes, x - 0.5, _BELT) for x in _PLACES[1:]]
    written = [_label(axes, x, _WRITTEN) for x in _PLACES[1:]]
    shown = [_label(axes, x, _SHOWN) for x in _PLACES[1:]]
    inwards = [_arrow(axes, x, _WRITTEN + 0.12, -0.48) for x in _PLACES[1:]]
    outwards = [_arrow(axes, x, 1.16, _SHOWN - 0.12) for x in _PLACES[1:]]
    for label in shown:
        label.set_bbox({"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": GREY})

    def update(data: "Belt") -> None:
        heights = np.abs(data.c) * _HIGHEST / max(1.0, float(np.abs(data.c).max()))
        for parcel, state, height, c in zip(parcels, states, heights, data.c, strict=True):
            parcel.set_height(height)
            parcel.set_color(BLUE if c >= 0 else VERMILLION)
            state.set_text(_number(c))
            state.set_y(height + 0.05)
        f, i, o, g = data.gates
        for t in range(STEPS):
            kept[t].set_text(f"×{f[t]:.2f}")
            written[t].set_text(_number(i[t] * g[t], "+"))
            shown[t].set_text(_number(data.h[t]))
            inwards[t].set_alpha(float(i[t]))
            outwards[t].set_alpha(float(o[t]))

    return update


def _label(axes: "Axes", x: float, y: float) -> "Text":
    return axes.text(x, y, "", ha="center", va="center", fontsize=9, color=TEXT)


def _arrow(axes: "Axes", x: float, start: float, end: float) -> "Artist":
    """An arrow upwards; the gate says how clearly it is seen."""
    style = {"arrowstyle": "-|>", "color": TEXT, "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    arrow = axes.annotate("", (x, end), (x, start), arrowprops=style).arrow_patch
    assert arrow is not None  # only texts without an arrow have none
    return arrow


def _table(axes: "Axes") -> Callable[["Belt"], None]:
    image = axes.imshow(
        np.zeros((4, STEPS)),
        cmap="Blues",
        vmin=0,
        vmax=1.8,
        aspect="auto",
        extent=(0.5, STEPS + 0.5, 3.5, -0.5),
    )
    axes.set_yticks(range(4), ["input i", "forget f", "candidate g", "output o"])
    axes.set_xticks(_PLACES, ["start", *map(str, _PLACES[1:])])
    axes.set_xlabel("after step")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    entries = [[_label(axes, x, y) for x in _PLACES[1:]] for y in range(4)]
    (frame,) = axes.plot([], [], color=VERMILLION)

    def update(data: "Belt") -> None:
        i_f_g_o = data.gates[[1, 0, 3, 2]]
        image.set_data(np.abs(i_f_g_o))
        for row, values in zip(entries, i_f_g_o, strict=True):
            for entry, value in zip(row, values, strict=True):
                entry.set_text(_number(value))
        left, right = data.changed - 0.5, data.changed + 0.5
        corners = ([left, right, right, left, left], [-0.46, -0.46, 3.46, 3.46, -0.46])
        frame.set_data(*(corners if data.changed else ([], [])))

    return update


def _number(value: float, sign: str = "") -> str:
    """Two decimals, a true minus sign, and no sign at a zero."""
    return f"{round(value, 2) or 0:{sign if round(value, 2) else ''}.2f}".replace("-", "−")


def _title(data: "Belt") -> str:
    half = data.half_life
    life = "without end" if half > 1000 else f"{half:.1f} steps"
    rest = f"{data.kept:.0%} of step 1 is left after step {STEPS}, half-life {life}"
    if data.kept == 0:
        rest = f"nothing of step 1 is left after step {STEPS}"
    if data.answer is None:
        return rest
    return f"first number {_number(data.first)}, remembered {_number(data.answer)};  {rest}"
