"""E11.2 A mask that can be painted, and the three places where it can be applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Choice, Explorer, Numbers, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Cells,
    Frame,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Rule,
    Scene,
    fixed,
    table,
)

TOKENS = 5
SCORES = np.array(
    [
        [1.0, -0.5, 0.5, 2.0, -1.0],
        [-1.0, 0.5, 1.5, -0.5, 0.0],
        [0.5, 1.0, -1.0, 2.5, 0.5],
        [2.0, -1.5, 0.0, 0.5, 1.0],
        [-0.5, 1.5, 0.5, -1.0, 1.0],
    ]
)
"""Of every token (row) for every token (column), as they are before the mask."""

Table = tuple[tuple[int, ...], ...]
NOTHING_HIDDEN: Table = ((1,) * TOKENS,) * TOKENS


@dataclass(frozen=True)
class Masked:
    """Weights under a mask.

    Attributes:
        weights: (query, key); NaN where a row is 0/0.
        sums: of the rows.
        leaked: how much weight goes to hidden tokens, by row.
    """

    weights: np.ndarray
    sums: np.ndarray
    leaked: np.ndarray


def compute(preset: str, offset: int, real: int, how: str, row: int, mask: Table) -> Masked:
    allowed = np.array(mask, bool)
    if how == "before":
        e = np.exp(np.where(allowed, SCORES, -np.inf))
        total = e.sum(axis=1, keepdims=True)
        weights = np.divide(e, total, out=np.full_like(e, np.nan), where=total > 0)
    else:
        e = np.exp(SCORES if how == "after" else np.where(allowed, SCORES, 0))
        weights = e / e.sum(axis=1, keepdims=True)
        weights = weights * allowed if how == "after" else weights
    return Masked(weights, weights.sum(axis=1), np.where(allowed, 0, weights).sum(axis=1))


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """A preset paints the mask; a painted mask is nobody's preset."""
    if moved == "mask":
        return {"preset": "painted"}
    if moved in ("preset", "offset", "real") and state.preset != "painted":
        return {"mask": _painted(state.preset, state.offset, state.real)}
    return {}


def _painted(preset: str, offset: int, real: int) -> Table:
    allowed = np.ones((TOKENS, TOKENS), int)
    if preset in ("causal", "both"):
        allowed = np.tril(allowed, offset)
    if preset in ("padding", "both"):
        allowed[:, real:] = 0
    return tuple(tuple(map(int, line)) for line in allowed)


def disabled(state: State) -> Mapping[str, str]:
    unused = {}
    if state.preset not in ("causal", "both"):
        unused["offset"] = "causal_only"
    if state.preset not in ("padding", "both"):
        unused["real"] = "padding_only"
    return unused


def draw(state: State, data: Masked, words: Words) -> Scene:
    return Scene(
        [
            [_mask(state, words), _weights(state, data, words), _sums(state, data, words)],
            [Paragraph(_verdict(state, data, words), "second")],
        ]
    )


def _mask(state: State, words: Words) -> Panel:
    allowed = np.array(state.mask)
    tips = [
        [words("sees" if a else "hidden", query=i + 1, key=j + 1) for j, a in enumerate(line)]
        for i, line in enumerate(allowed)
    ]
    acts = [[Pick(mask=_flipped(state.mask, i, j)) for j in range(TOKENS)] for i in range(TOKENS)]
    texts = [["✓" if a else "" for a in line] for line in allowed]
    cells = Cells(allowed, texts, "third", (0, 1.6), frames=[_frame(state)], tips=tips, acts=acts, size=14)
    return table(cells, words("mask"), cell=44, height=240, least=200)


def _flipped(mask: Table, i: int, j: int) -> Table:
    changed = np.array(mask)
    changed[i, j] = 1 - changed[i, j]
    return tuple(tuple(map(int, line)) for line in changed)


def _frame(state: State) -> Frame:
    return Frame(state.row - 1, 0, 1, TOKENS, "second", 3)


def _weights(state: State, data: Masked, words: Words) -> Panel:
    texts = [["NaN" if np.isnan(w) else fixed(w) for w in line] for line in data.weights]
    tips = [[words("from_score", score=fixed(s)) for s in line] for line in SCORES]
    acts = [[Pick(row=i + 1)] * TOKENS for i in range(TOKENS)]
    shown = np.nan_to_num(data.weights)
    cells = Cells(shown, texts, "first", (0, 1), frames=[_frame(state)], tips=tips, acts=acts)
    return table(cells, words("weights"), cell=44, height=240, least=220)


def _sums(state: State, data: Masked, words: Words) -> Panel:
    sums, places = np.nan_to_num(data.sums), np.arange(1, TOKENS + 1)
    kept = sums - np.nan_to_num(data.leaked)
    labels = ["NaN" if np.isnan(s) else fixed(s) for s in data.sums]
    marks: list[Mark] = [
        Rule(x=1, colour="muted", dashed=True, tips=words("one")),
        Bars(places, sums, width=0.6, colour="bad", sideways=True, name=words("leaked"), labels=labels),
        Bars(places, kept, width=0.6, colour="first", sideways=True, name=words("allowed")),
    ]
    x, y = (
        Axis(0, 1.3, words("sum"), ticks=[0, 0.5, 1]),
        Axis(TOKENS + 0.5, 0.5, words("query"), ticks=range(1, TOKENS + 1)),
    )
    return Panel(marks, x, y, words("sums"), height=220, least=200)


def _verdict(state: State, data: Masked, words: Words) -> str:
    place = state.row - 1
    if np.isnan(data.sums[place]):
        return words("blind", query=state.row)
    said = words(state.how, query=state.row, sum=fixed(data.sums[place]), leaked=fixed(data.leaked[place]))
    return said if np.array(state.mask)[place].any() else f"{said} {words('nothing', query=state.row)}"


def describe(state: State, data: Masked, words: Words) -> str:
    hidden = TOKENS**2 - int(np.sum(state.mask))
    return words("said", hidden=hidden, verdict=_verdict(state, data, words))


explorer = Explorer(
    controls={
        "preset": Choice(("none", "causal", "padding", "both", "painted"), "causal"),
        "offset": Slider(-1, 1, 1, 0),
        "real": Slider(1, TOKENS, 1, 3),
        "how": Choice(("before", "after", "zero"), "before"),
        "row": Slider(1, TOKENS, 1, 3),
        "mask": Numbers(0, 1, 1, _painted("causal", 0, 3)),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    follow=follow,
    disabled=disabled,
    about=("how",),
)
