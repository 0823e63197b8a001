"""E10.3 Where inputs, outputs and losses attach to an unrolled network, and what padding does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLUE, FAINT, GREEN, GREY, ORANGE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

STEPS, FEATURES, HIDDEN, CLASSES = 6, 8, 16, 10
READING = 3
"""In sequence to sequence the first steps read and the others write."""

_BOX = {"boxstyle": "round,pad=0.45", "linewidth": 1.8}

KINDS = ("one-to-many", "many-to-one", "many-to-many", "seq2seq")


@dataclass(frozen=True)
class Layout:
    """What stands at each of the six steps.

    Attributes:
        kind: the arrangement.
        inputs: label of the input, empty where nothing comes in.
        padding: whether the step is padding.
        outputs: whether an output is read there.
        losses: whether its loss counts.
        wrong: whether that output or loss should not be there, because it belongs to padding.
        shapes: of the input, the states, the output and the losses.
        late: by how many steps the answer of many-to-one is read too late.
    """

    kind: str
    inputs: list[str]
    padding: list[bool]
    outputs: list[bool]
    losses: list[bool]
    wrong: list[bool]
    shapes: tuple[str, str, str, str]
    late: int


def compute(kind: str, length: int, mask: bool, batch: int) -> Layout:
    begin = READING if kind == "seq2seq" else 0
    real = begin + min(length, STEPS - begin)
    padding = [t >= real for t in range(STEPS)]
    read = real - 1 if mask else STEPS - 1
    outputs = {
        "many-to-one": [t == read for t in range(STEPS)],
        "seq2seq": [t >= READING for t in range(STEPS)],
    }.get(kind, [True] * STEPS)
    losses = [out and not (mask and pad) for out, pad in zip(outputs, padding, strict=True)]
    wrong = [loss and pad for loss, pad in zip(losses, padding, strict=True)]
    late = read - real + 1 if kind == "many-to-one" else 0
    return Layout(kind, _inputs(kind, padding), padding, outputs, losses, wrong, _shapes(kind, batch), late)


def _inputs(kind: str, padding: list[bool]) -> list[str]:
    if kind == "one-to-many":
        words = ["image", *[f"y{t}" for t in range(1, STEPS)]]
    elif kind == "seq2seq":
        words = ["x1", "x2", "x3", "start", "y1", "y2"]
    else:
        words = [f"x{t + 1}" for t in range(STEPS)]
    return ["pad" if pad else word for word, pad in zip(words, padding, strict=True)]


def _shapes(kind: str, batch: int) -> tuple[str, str, str, str]:
    read = READING if kind == "seq2seq" else STEPS
    outputs = {"many-to-one": (batch,), "seq2seq": (STEPS - READING, batch)}.get(kind, (STEPS, batch))
    arrays = (read, batch, FEATURES), (STEPS, batch, HIDDEN), (*outputs, CLASSES), outputs
    x, h, y, losses = (str(array) for array in arrays)
    return x, h, y, losses


def draw(figure: "Figure") -> Callable[[Layout], None]:
    axes = figure.subplots()
    axes.set(xlim=(-0.75, STEPS + 0.3), ylim=(-0.5, 3.5))
    axes.axis("off")
    title = axes.set_title("6 losses count, 5 wrongly")
    for y, word in enumerate(("input", "cell", "output", "loss")):
        axes.text(-0.7, y, word, va="center", color=GREY)
    shapes = [axes.text(STEPS - 0.5, y, "", va="center", color=TEXT) for y in range(4)]
    axes.text(STEPS - 0.5, 3.5, "shape", va="center", color=GREY)
    rows = [[_box(axes, x, y) for x in range(STEPS)] for y in range(4)]
    arrow = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 15, "shrinkB": 15, "linewidth": 1.5}
    ups = [
        [axes.annotate("", (x, y + 1), (x, y), arrowprops=dict(arrow)) for x in range(STEPS)]
        for y in range(3)
    ]
    sideways = {**arrow, "shrinkA": 22, "shrinkB": 22}
    for x in range(STEPS - 1):
        axes.annotate("", (x + 1, 1), (x, 1), arrowprops=sideways)

    def update(data: Layout) -> None:
        for x in range(STEPS):
            pad = data.padding[x]
            _show(rows[0][x], data.inputs[x], FAINT if pad else "white", GREY)
            _show(rows[1][x], _cell(data.kind, x), FAINT if pad else "white", BLUE)
            _show(rows[2][x], "out" if data.outputs[x] else "", FAINT if pad else "white", GREEN)
            color = VERMILLION if data.wrong[x] else ORANGE
            _show(rows[3][x], _loss(data, x), "white", color)
            ups[1][x].set_visible(data.outputs[x])
            ups[2][x].set_visible(data.losses[x])
        for label, shape in zip(shapes, data.shapes, strict=True):
            label.set_text(shape)
        title.set_text(_title(data))

    return update


def _box(axes: "Axes", x: int, y: int) -> "Text":
    return axes.text(x, y, "", ha="center", va="center", fontsize=9.5, color=TEXT, zorder=3)


def _show(box: "Text", text: str, face: str, edge: str) -> None:
    box.set_visible(bool(text))
    box.set_text(text)
    box.set_bbox({**_BOX, "facecolor": face, "edgecolor": edge})


def _loss(data: Layout, x: int) -> str:
    if not data.losses[x]:
        return ""
    return "wrong" if data.wrong[x] else "counts"


def _cell(kind: str, x: int) -> str:
    return "write" if kind == "one-to-many" or (kind == "seq2seq" and x >= READING) else "read"


def _title(data: Layout) -> str:
    counted, wrong = sum(data.losses), sum(data.wrong)
    losses = f"{counted} {'loss counts' if counted == 1 else 'losses count'}"
    return losses + (f", {wrong} wrongly" if wrong else "")


def describe(data: Layout, templates: Mapping[str, str]) -> str:
    x, h, y, _ = data.shapes
    wrong = sum(data.wrong)
    sentence = templates["shapes"].format(kind=data.kind, x=x, h=h, y=y, counted=sum(data.losses))
    if data.late:
        return f"{sentence} {templates['late'].format(late=data.late)}"
    return f"{sentence} {templates['wrong' if wrong else 'right'].format(wrong=wrong)}"


explorer = FigureExplorer(
    controls={
        "kind": Choice(KINDS, "many-to-many"),
        "length": Slider(1, STEPS, 1, 4),
        "mask": Toggle(True),
        "batch": Slider(1, 32, 1, 5),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.5, 4.2),
)
