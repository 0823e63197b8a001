"""E11.1 Queries and keys in the plane: who looks at whom, and what comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.experiments.soft_lookup import DIVISOR, KEYS, QUERIES, TOKENS, weights
from dlcourse.exploring import Choice, Explorer, Numbers, Slider, State, Words
from dlcourse.exploring.scene import (
    Along,
    Arrows,
    Axis,
    Cells,
    Frame,
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
    table,
)

REACH, STEP = 4.0, 0.25
COUNT = len(KEYS)
_COLOURS = ("first", "second", "fourth", "fifth")
MOVABLE = ("query", *(f"key{n + 1}" for n in range(COUNT)))


@dataclass(frozen=True)
class Lookup:
    """What every token takes of every token.

    Attributes:
        table: weights (asking token, token looked at).
        mixed: the mean of the keys by the weights of the asking token, shape (2,).
        scores: of the asking token, divided already.
    """

    table: np.ndarray
    mixed: np.ndarray
    scores: np.ndarray


def compute(
    language: str,
    row: int,
    moving: str,
    x: float,
    y: float,
    divisor: float,
    queries: tuple[tuple[float, ...], ...],
    keys: tuple[tuple[float, ...], ...],
    attention: Callable[..., Any] | None = None,
) -> Lookup:
    asked, offered = np.array(queries), np.array(keys)
    if attention is None:
        found = np.stack([weights(query, offered, divisor) for query in asked])
    else:  # which divides by the root of 2 itself
        found = np.asarray(attention(asked * (DIVISOR / divisor), offered, offered)[1], float)
    return Lookup(found, found[row - 1] @ offered, offered @ asked[row - 1] / divisor)


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """The two sliders move one of the vectors in the tables, and show where it is."""
    name, place = (
        ("queries", state.row - 1) if state.moving == "query" else ("keys", int(state.moving[3]) - 1)
    )
    rows = getattr(state, name)
    if moved in ("x", "y"):
        return {name: (*rows[:place], (state.x, state.y), *rows[place + 1 :])}
    return {"x": rows[place][0], "y": rows[place][1]}


def draw(state: State, data: Lookup, words: Words) -> Scene:
    tokens = TOKENS[state.language]
    parts = " + ".join(
        f"{fixed(w)} · {token}" for w, token in zip(data.table[state.row - 1], tokens, strict=True)
    )
    return Scene(
        [
            [_plane(state, data, tokens, words), _table(state, data, tokens, words)],
            [Paragraph(words("mixed", token=tokens[state.row - 1], parts=parts), "second")],
        ]
    )


def _plane(state: State, data: Lookup, tokens: tuple[str, ...], words: Words) -> Panel:
    keys, query = np.array(state.keys), np.array(state.queries[state.row - 1])
    shares = data.table[state.row - 1]
    tips = [
        words("score", token=token, product=number(float(key @ query)), score=fixed(s), weight=f"{w:.0%}")
        for token, key, s, w in zip(tokens, keys, data.scores, shares, strict=True)
    ]
    moved = query if state.moving == "query" else keys[int(state.moving[3]) - 1]
    ways = np.array([point for key in keys for point in (data.mixed, key, (np.nan, np.nan))])
    marks: list[Mark] = [
        Line([-REACH, REACH, np.nan, 0, 0], [0, 0, np.nan, -REACH, REACH], "faint", 1),
        Line(ways[:, 0], ways[:, 1], "muted", 1, dashed=True),
        Points(moved[0], moved[1], "faint", 40),
        *(
            mark
            for key, colour, w, token, tip, movable in zip(
                keys, _COLOURS, shares, tokens, tips, MOVABLE[1:], strict=True
            )
            for mark in (
                Points(key[0], key[1], colour, 6, name=token),
                Points(
                    key[0], key[1], colour, 10 + 22 * float(w), tips=tip, acts=_handle(state, movable, key)
                ),
            )
        ),
        Arrows(0, 0, query[0], query[1], "ink", 2.5, name=words("query")),
        Points(
            query[0],
            query[1],
            "ink",
            13,
            "square",
            tips=words("drag", token=tokens[state.row - 1], length=fixed(float(np.hypot(*query)))),
            acts=_handle(state, "query", query),
        ),
        Points(
            data.mixed[0], data.mixed[1], "third", 12, "diamond", name=words("output"), tips=words("output")
        ),
    ]
    axis = Axis(-REACH - 0.6, REACH + 0.6, ticks=[-4, -2, 0, 2, 4])
    return Panel(marks, axis, axis, words("plane"), height=330, square=True, least=300)


def _handle(state: State, name: str, at: np.ndarray) -> Handle:
    along = Along("x", at=float(at[0])), Along("y", at=float(at[1]))
    return Handle(*along, sets={} if state.moving == name else {"moving": name})


def _table(state: State, data: Lookup, tokens: tuple[str, ...], words: Words) -> Panel:
    """The heat map, with the tokens in front and above."""
    values = np.full((COUNT + 1, COUNT + 1), np.nan)
    values[0], values[:, 0] = 0, 0
    values[1:, 1:] = data.table
    texts = [
        ["", *tokens],
        *([token, *map(fixed, row)] for token, row in zip(tokens, data.table, strict=True)),
    ]
    acts = [[None if n == 0 else Pick(row=n)] * (COUNT + 1) for n in range(COUNT + 1)]
    cells = Cells(
        values, texts, "first", (0, 1), frames=[Frame(state.row, 0, 1, COUNT + 1, "third", 3)], acts=acts
    )
    return table(cells, words("table"), cell=58, height=300, least=300)


def describe(state: State, data: Lookup, words: Words) -> str:
    tokens, shares = TOKENS[state.language], data.table[state.row - 1]
    listed = ", ".join(f"{token} {w:.0%}" for token, w in zip(tokens, shares, strict=True))
    query = state.queries[state.row - 1]
    return words(
        "said",
        token=tokens[state.row - 1],
        x=number(query[0]),
        y=number(query[1]),
        listed=listed,
        outx=fixed(data.mixed[0]),
        outy=fixed(data.mixed[1]),
    )


explorer = Explorer(
    controls={
        "language": Choice(("en", "zh"), "en"),
        "row": Slider(1, COUNT, 1, COUNT),
        "moving": Choice(MOVABLE, "query"),
        "x": Slider(-REACH, REACH, STEP, QUERIES[-1][0]),
        "y": Slider(-REACH, REACH, STEP, QUERIES[-1][1]),
        "divisor": Slider(0.2, 6.0, 0.1, 1.4),
        "queries": Numbers(-REACH, REACH, STEP, QUERIES),
        "keys": Numbers(-REACH, REACH, STEP, KEYS),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    follow=follow,
    own={"attention": "a function (q, k, v) that returns (output, weights)"},
    about=("divisor",),
)
