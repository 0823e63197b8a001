"""The report's pictures: SVG with real text, in the colours of the page, dark or light."""

import base64
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.reports.facts import ExerciseFacts, Standing
from autograder.reports.wording import heading_of

_BINS = 10
_WIDTH = 4.6  # inches: at a phone's width the letters keep their size

# Drawn in one colour each, then replaced: SVG can follow the reader's colour scheme, matplotlib cannot.
_INK, _FULL, _PART, _NOTHING, _ABSENT = "#010101", "#020202", "#030303", "#040404", "#050505"
_COLOURS = {
    _INK: ("#1f2328", "#e6e6e6"),
    _FULL: ("#0072b2", "#56b4e9"),
    _PART: ("#e69f00", "#e69f00"),
    _NOTHING: ("#9c3d00", "#d55e00"),
    _ABSENT: ("#c9cdd2", "#5a6068"),
}


def marks_picture(standings: Sequence[Standing]) -> str:
    """How many students have how many points."""
    possible = max((standing.possible for standing in standings), default=0) or 1
    points = [min(standing.points, possible) for standing in standings]  # a bonus is in the last bar
    with _figure(2.4) as (figure, axes):
        axes.hist(points, bins=_BINS, range=(0, possible), color=_FULL, rwidth=0.9)
        axes.set(xlabel=f"points of {possible:g}", ylabel="students", xlim=(0, possible))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return _data_address(figure, "marks")


def exercises_picture(facts: Sequence[ExerciseFacts]) -> str:
    """One bar for each exercise: full marks, some, none, no answer."""
    parts = {
        "full marks": (_FULL, [len(each.full) for each in facts]),
        "part": (_PART, [len(each.part) for each in facts]),
        "nothing": (_NOTHING, [len(each.nothing) for each in facts]),
        "no answer": (_ABSENT, [len(each.absent) for each in facts]),
    }
    names = [heading_of(each.id, each.title).partition(" ")[0] for each in facts]
    with _figure(0.9 + 0.32 * len(facts)) as (figure, axes):
        left = [0] * len(facts)
        for label, (colour, counts) in parts.items():
            axes.barh(range(len(facts)), counts, left=left, color=colour, label=label, height=0.7)
            left = [start + count for start, count in zip(left, counts, strict=True)]
        axes.set(yticks=range(len(facts)), xlabel="students", xlim=(0, max([*left, 1])))
        axes.set_yticklabels(names)
        axes.invert_yaxis()
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        figure.legend(loc="outside upper center", ncols=4, frameon=False, handlelength=1, columnspacing=1)
    return _data_address(figure, "exercises")


@contextmanager
def _figure(height: float) -> Iterator[tuple[Figure, Axes]]:
    style: dict[Any, Any] = {
        "font.size": 9,
        "text.color": _INK,
        "axes.edgecolor": _INK,
        "axes.labelcolor": _INK,
        "xtick.color": _INK,
        "ytick.color": _INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with mpl.rc_context(style):
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        FigureCanvasSVG(figure)
        yield figure, figure.add_subplot()


def _data_address(figure: Figure, salt: str) -> str:
    """The picture as an address that an ``img`` element can hold; the same figure gives the same one."""
    out = io.BytesIO()
    settings: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": salt, "font.family": "sans-serif"}
    with mpl.rc_context(settings):
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = out.getvalue().decode()
    for colour in _COLOURS:
        text = text.replace(colour, f"var({_variable(colour)})")
    start = text.index("<defs>")
    text = text[:start] + _style() + text[start:]
    return "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode()


def _style() -> str:
    light, dark = (
        "".join(f"{_variable(colour)}:{shades[scheme]};" for colour, shades in _COLOURS.items())
        for scheme in (0, 1)
    )
    dark_screen = "@media screen and (prefers-color-scheme: dark)"
    return f"<style>svg{{{light}}}{dark_screen}{{svg{{{dark}}}}}text{{font-family:sans-serif}}</style>"


def _variable(colour: str) -> str:
    return f"--c{colour[-2:]}"
