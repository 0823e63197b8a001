"""E11.3 What one, two or four heads look at, in small attentions that were trained on three tasks."""

from dataclasses import dataclass

import numpy as np

from dlcourse.chapters.attention.results.train_heads import (
    HEADS,
    LENGTH,
    SYMBOLS,
    TASKS,
    accuracy,
    forward,
    stored,
)
from dlcourse.exploring import Choice, Explorer, Numbers, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Cells, Frame, Panel, Paragraph, Pick, Scene, fixed, table

START = ((3, 1, 4, 1, 5, 0, 2, 6),)


@dataclass(frozen=True)
class Reading:
    """What a trained attention does with a row of symbols.

    Attributes:
        weights: of its heads (heads, place, place).
        written: symbols at every place (T, how many).
        asked: the symbols that the task asks for, in the same shape.
        accuracy: on rows that it was not trained on.
    """

    weights: np.ndarray
    written: np.ndarray
    asked: np.ndarray
    accuracy: float


_ACCURACY = {key: accuracy(key[0], weights, key[1]) for key, weights in stored().items()}


def compute(task: str, heads: str, place: int, symbols: tuple[tuple[int, ...], ...]) -> Reading:
    x, key = np.array(symbols), (task, int(heads))
    logits, _, attended = forward(x, stored()[key], key[1])
    return Reading(attended.heads.weights[0], logits[0].argmax(axis=-1), TASKS[task](x)[0], _ACCURACY[key])


def draw(state: State, data: Reading, words: Words) -> Scene:
    right = np.mean(data.written == data.asked)
    score = words("score", right=f"{right:.0%}", accuracy=f"{data.accuracy:.0%}")
    maps = [_map(state, number, weights, words) for number, weights in enumerate(data.weights, 1)]
    pairs = [maps[k : k + 2] for k in range(0, len(maps), 2)]
    return Scene([[_symbols(state, data, words)], [Paragraph(score, "second")], *pairs])


def _symbols(state: State, data: Reading, words: Words) -> Panel:
    """The row that is read, what is asked for, and what is written; a click moves the place looked at."""
    asked, written = data.asked.T, data.written.T
    many = len(asked)
    names = [words("read"), *_sided("asked", many, words), *_sided("written", many, words)]
    lines = [np.array(state.symbols[0]), *asked, *written]
    values = np.zeros((len(lines), LENGTH))
    values[-many:] = np.where(written == asked, 1, -1)
    texts = [list(map(str, line)) for line in lines]
    acts = [[Pick(place=k) for k in range(1, LENGTH + 1)]] * len(lines)
    frames = [Frame(0, state.place - 1, len(lines), 1, thick=3)]
    cells = Cells(values, texts, "signed", (-2, 2), frames=frames, acts=acts, size=13)
    x = Axis(
        0,
        LENGTH,
        ticks=[k + 0.5 for k in range(LENGTH)],
        labels=list(map(str, range(1, LENGTH + 1))),
        line=False,
    )
    y = Axis(len(lines), 0, ticks=[k + 0.5 for k in range(len(lines))], labels=names, line=False)
    return Panel([cells], x, y, words("task"), height=30 * len(lines), least=330)


def _sided(name: str, many: int, words: Words) -> list[str]:
    return [words(name)] if many == 1 else [words(f"{name}_left"), words(f"{name}_right")]


def _map(state: State, head: int, weights: np.ndarray, words: Words) -> Panel:
    texts = [[fixed(w, 1) if w >= 0.05 else "" for w in line] for line in weights]
    tips = [
        [words("looks", place=i, other=j, weight=f"{w:.0%}") for j, w in enumerate(line, 1)]
        for i, line in enumerate(weights, 1)
    ]
    acts = [[Pick(place=i)] * LENGTH for i in range(1, LENGTH + 1)]
    frame = Frame(state.place - 1, 0, 1, LENGTH, thick=3)
    cells = Cells(weights, texts, "first", (0, 1), frames=[frame], tips=tips, acts=acts, size=11)
    return table(cells, words("head", head=head), cell=34, height=270, least=260)


def describe(state: State, data: Reading, words: Words) -> str:
    looked = ", ".join(
        words("at", head=head, place=int(line.argmax()) + 1, weight=f"{line.max():.0%}")
        for head, line in enumerate(data.weights[:, state.place - 1], 1)
    )
    right = int(np.sum(data.written == data.asked))
    return words("said", place=state.place, looked=looked, right=right, all=data.asked.size)


explorer = Explorer(
    controls={
        "task": Choice(tuple(TASKS), "copy"),
        "heads": Choice(tuple(map(str, HEADS)), "1"),
        "place": Slider(1, LENGTH, 1, 3),
        "play": Play(("place",), per_second=1),
        "symbols": Numbers(0, SYMBOLS - 1, 1, START),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: state.task == "neighbours",
)
