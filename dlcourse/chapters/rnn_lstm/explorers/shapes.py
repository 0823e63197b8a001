"""E10.3 Where inputs, outputs and losses attach to an unrolled network, and what padding does."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Arrows,
    Axis,
    Boxes,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Scene,
    Text,
    ground,
    hidden,
)

STEPS, FEATURES, HIDDEN, CLASSES = 6, 8, 16, 10
READING = 3
"""In sequence to sequence the first steps read and the others write."""

KINDS = ("one-to-many", "many-to-one", "many-to-many", "seq2seq")
_ALL = range(STEPS)
_X = np.arange(STEPS)
_ROWS = ("input", "cell", "output", "loss")
_COLOURS = ("muted", "first", "third", "fourth")
_HALF_WIDTH, _HALF_HEIGHT = 0.42, 0.26


@dataclass(frozen=True)
class Layout:
    """What stands at each of the six steps.

    Attributes:
        inputs: label of the input.
        padding: whether the step is padding.
        outputs: whether an output is read there.
        losses: whether its loss counts.
        wrong: whether that output or loss should not be there, because it belongs to padding.
        shapes: of the input, the states, the output and the losses.
        late: by how many steps the answer of many-to-one is read too late.
    """

    inputs: list[str]
    padding: list[bool]
    outputs: list[bool]
    losses: list[bool]
    wrong: list[bool]
    shapes: tuple[str, str, str, str]
    late: int


def compute(kind: str, time: int, length: int, mask: bool, batch: int) -> Layout:
    begin = _begin(kind)
    real = begin + min(length, STEPS - begin)
    padding = [t >= real for t in _ALL]
    read = real - 1 if mask else STEPS - 1
    outputs = {
        "many-to-one": [t == read for t in _ALL],
        "seq2seq": [t >= READING for t in _ALL],
    }.get(kind, [True] * STEPS)
    losses = [out and not (mask and pad) for out, pad in zip(outputs, padding, strict=True)]
    wrong = [loss and pad for loss, pad in zip(losses, padding, strict=True)]
    late = read - real + 1 if kind == "many-to-one" else 0
    return Layout(_inputs(kind, padding), padding, outputs, losses, wrong, _shapes(kind, batch), late)


def _begin(kind: str) -> int:
    return READING if kind == "seq2seq" else 0


def _inputs(kind: str, padding: list[bool]) -> list[str]:
    if kind == "one-to-many":
        words = ["image", *[f"y{t}" for t in range(1, STEPS)]]
    elif kind == "seq2seq":
        words = ["x1", "x2", "x3", "start", "y1", "y2"]
    else:
        words = [f"x{t + 1}" for t in _ALL]
    return ["pad" if pad else word for word, pad in zip(words, padding, strict=True)]


def _shapes(kind: str, batch: int) -> tuple[str, str, str, str]:
    read = READING if kind == "seq2seq" else STEPS
    outputs = {"many-to-one": (batch,), "seq2seq": (STEPS - READING, batch)}.get(kind, (STEPS, batch))
    arrays = (read, batch, FEATURES), (STEPS, batch, HIDDEN), (*outputs, CLASSES), outputs
    x, h, y, losses = (str(array) for array in arrays)
    return x, h, y, losses


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"length": (1, STEPS - _begin(state.kind))}


def disabled(state: State) -> Mapping[str, str]:
    return {"mask": "no_padding"} if state.length == STEPS - _begin(state.kind) else {}


def draw(state: State, data: Layout, words: Words) -> Scene:
    return Scene([[_network(state, data, words)], [_step(state, data, words)]])


def _network(state: State, data: Layout, words: Words) -> Panel:
    looks = [Pick(time=t + 1) for t in _ALL]
    marks: list[Mark] = [
        Boxes(state.time - 1.5, -0.5, 1, 4, "faint", 0.5),
        ground(_X - 0.5, [-0.5] * STEPS, 1, 4, acts=looks),
        Arrows(_X[:-1] + _HALF_WIDTH, [1.0] * (STEPS - 1), 1 - 2 * _HALF_WIDTH, 0, "muted", head=6),
    ]
    texts = _texts(state, data, words)
    for row, labels in enumerate(texts):
        shown = [t for t in _ALL if labels[t]]
        marks += _boxes(state, data, row, shown)
        marks.append(Text(shown, [row] * len(shown), [labels[t] for t in shown], size=10.5))
        if row:
            start = row - 1 + _HALF_HEIGHT
            marks.append(Arrows(shown, [start] * len(shown), 0, 1 - 2 * _HALF_HEIGHT, "muted", head=6))
    labels = [f"{words(name)} {shape}" for name, shape in zip(_ROWS, data.shapes, strict=True)]
    y = Axis(-0.5, 3.5, ticks=range(4), labels=labels, line=False)
    return Panel(marks, hidden(-0.5, STEPS - 0.5), y, _title(data, words), height=250)


def _texts(state: State, data: Layout, words: Words) -> list[list[str]]:
    begin = _begin(state.kind)
    one = state.kind == "many-to-one"
    outputs = ["y" if one else f"y{t - begin + 1}" for t in _ALL]
    return [
        [word if word in ("", "pad") or word[1:].isdecimal() else words(word) for word in data.inputs],
        [words("write" if state.kind == "one-to-many" or t >= begin > 0 else "read") for t in _ALL],
        [outputs[t] if data.outputs[t] else "" for t in _ALL],
        [("✗ " if data.wrong[t] else "") + f"L{outputs[t][1:]}" if data.losses[t] else "" for t in _ALL],
    ]


def _boxes(state: State, data: Layout, row: int, shown: list[int]) -> list[Mark]:
    fills = ["faint" if data.padding[t] and row < 3 else "ground" for t in shown]
    strokes = ["bad" if row == 3 and data.wrong[t] else _COLOURS[row] for t in shown]
    begin = _begin(state.kind)
    picks = [Pick(length=t - begin + 1) if t >= begin and row == 0 else Pick(time=t + 1) for t in shown]
    size = 2 * _HALF_WIDTH, 2 * _HALF_HEIGHT
    width = (FEATURES, HIDDEN, CLASSES)[row] if row < 3 else None
    tips = f"({state.batch}, {width})" if width else f"({state.batch},)"
    corners = np.array(shown) - _HALF_WIDTH, np.full(len(shown), row - _HALF_HEIGHT)
    return [Boxes(*corners, *size, fills, 1.0, strokes, 1.8, rounded=5, tips=tips, acts=picks)]


def _title(data: Layout, words: Words) -> str:
    counted, wrong = sum(data.losses), sum(data.wrong)
    losses = words("one_counts") if counted == 1 else words("count", counted=counted)
    return losses + (words("wrongly", wrong=wrong) if wrong else "")


def _step(state: State, data: Layout, words: Words) -> list[Paragraph]:
    """What this step computes, with the shapes of all its parts."""
    t, n = state.time, state.batch
    names = f"h{t} = tanh({data.inputs[t - 1]} · Wx + h{t - 1} · Wh + b)"
    x, h = f"({n}, {FEATURES}) · ({FEATURES}, {HIDDEN})", f"({n}, {HIDDEN}) · ({HIDDEN}, {HIDDEN})"
    lines = [words("step", step=t, names=names, shapes=f"{x} + {h} + ({HIDDEN},) → ({n}, {HIDDEN})")]
    if data.outputs[t - 1]:
        lines.append(words("read_out", shapes=f"({n}, {HIDDEN}) · ({HIDDEN}, {CLASSES}) → ({n}, {CLASSES})"))
    if data.padding[t - 1]:
        lines.append(words("padded"))
    return [Paragraph(line, "second") for line in lines]


def describe(state: State, data: Layout, words: Words) -> str:
    x, h, y, _ = data.shapes
    wrong = sum(data.wrong)
    sentence = words("shapes", kind=state.kind, x=x, h=h, y=y, counted=sum(data.losses), step=state.time)
    if data.late:
        return f"{sentence} {words('late', late=data.late)}"
    return f"{sentence} {words('wrong', wrong=wrong) if wrong else words('right')}"


explorer = Explorer(
    controls={
        "kind": Choice(KINDS, "many-to-many"),
        "time": Slider(1, STEPS, 1, 1),
        "play": Play(("time",), per_second=1.5),
        "length": Slider(1, STEPS, 1, 4),
        "mask": Toggle(True),
        "batch": Slider(1, 32, 1, 5),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    disabled=disabled,
    seen=lambda state, data: data.late > 0,
)
