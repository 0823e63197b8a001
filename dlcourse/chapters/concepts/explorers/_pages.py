"""The digits of the explorer of features on their paper, and what is measured on one of them."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from dlcourse.chapters.concepts.exercises.hand_features import WHITE
from dlcourse.chapters.concepts.explorers._features import FEATURES
from dlcourse.chapters.concepts.results.measure_curves import PAPER, digits, place
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import Axis, Bars, Boxes, Heat, Mark, Panel, Pick, Text, hidden, number, plain

DRAWN = "drawn"
DIGITS = (*map(str, range(10)), DRAWN)

_COLUMNS, _STEP = 6, PAPER + 1  # pages in a row, and pixels from one to the next
_LARGEST = {"ink": 1.0, "symmetry": 1.0, "holes": 2.0, "width": 1.5, "strokes": 3.0}
"""What fills the whole bar."""


@cache
def _examples(where: str) -> np.ndarray:
    """One image of each digit, on paper of the same size."""
    images, labels = digits()
    first = [int(np.flatnonzero(labels == digit)[0]) for digit in range(10)]
    images = place(images, where)[first].astype(float)
    margin = (PAPER - images.shape[1]) // 2
    return np.pad(images, ((0, 0), (margin, margin), (margin, margin)))


def pages(where: str, drawing: tuple[tuple[float, ...], ...]) -> np.ndarray:
    """Ten digits and the student's own, shape (11, 12, 12)."""
    own = np.array(drawing) * WHITE if drawing else np.zeros((PAPER, PAPER))
    return np.concatenate([_examples(where), own[None]])


def gallery(state: State, papers: np.ndarray, words: Words) -> Panel:
    """All pages; a click chooses the one to be measured."""
    rows = -(-len(papers) // _COLUMNS)
    places = [divmod(i, _COLUMNS) for i in range(len(papers))]
    sheet = np.zeros((rows * _STEP, _COLUMNS * _STEP))
    for (row, column), paper in zip(places, papers, strict=True):
        sheet[row * _STEP : row * _STEP + PAPER, column * _STEP : column * _STEP + PAPER] = paper
    height, width = sheet.shape
    y, x = _STEP * np.array(places).T
    chosen = DIGITS.index(state.digit)
    marks: list[Mark] = [
        Heat(sheet, (0, width), (0, height), "ink", (0, WHITE), densest=1.0),
        Boxes(
            x,
            y,
            PAPER,
            PAPER,
            "ground",
            0,
            "muted",
            1,
            tips=[words("measure_it")] * len(papers),
            acts=[Pick(digit=name) for name in DIGITS],
        ),
        Boxes(x[chosen], y[chosen], PAPER, PAPER, stroke="second", thick=3),
    ]
    if not papers[-1].any():
        marks.append(Text(x[-1] + PAPER / 2, y[-1] + PAPER / 2, words("yours"), "muted", 11))
    return plain(
        marks, (-0.5, width), (height, -0.5), title=words("digits"), square=True, height=150, least=260
    )


def feature_bars(state: State, features: Mapping[str, float], own: tuple[float, ...], words: Words) -> Panel:
    """One bar per feature; a click leaves a feature out or takes it in."""
    names, values = list(features), list(features.values())
    lengths = [min(value / _LARGEST[name], 1.0) for name, value in features.items()]
    on = [getattr(state, name) for name in names]
    tips = [words(f"{name}_tip", value=number(round(value, 3))) for name, value in features.items()]
    if own:
        value = own[DIGITS.index(state.digit)]
        names, values, on = [*names, "own"], [*values, value], [*on, True]
        lengths.append(max(value, 0.0) / (max(map(abs, own)) or 1.0))
        tips.append(words("own_tip"))
    y = np.arange(len(names), 0, -1)
    picks = [
        Pick({name: not used}) if name in FEATURES else None for name, used in zip(names, on, strict=True)
    ]
    marks: list[Mark] = [
        Boxes(np.zeros(len(y)), y - 0.45, 1.0, 0.9, "faint", 0.35, tips=tips, acts=picks),
        Bars(
            y,
            lengths,
            width=0.62,
            colour=["second" if used else "muted" for used in on],
            opacity=0.8,
            labels=[number(round(value, 2)) for value in values],
            sideways=True,
            tips=tips,
            acts=picks,
        ),
    ]
    labels = [
        words(name) if used else words("unused", name=words(name))
        for name, used in zip(names, on, strict=True)
    ]
    axis = Axis(0.4, len(names) + 0.6, ticks=[float(each) for each in y], labels=labels, line=False)
    return Panel(marks, hidden(0, 1.25), axis, words("measured"), height=24 * len(names), least=260)
