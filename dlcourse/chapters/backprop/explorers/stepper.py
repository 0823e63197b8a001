"""E6.1 A graph stepper: values forwards, then gradients backwards, one node at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dlcourse.chapters.backprop.explorers._graphs import MOST_NODES, Node, backward_order, build, go_backward
from dlcourse.exploring import Choice, FigureExplorer, Press, Slider, Toggle
from dlcourse.exploring.style import BLACK, BLUE, FAINT, GREY, ORANGE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
    from matplotlib.text import Annotation, Text

EXPRESSIONS = ("a * b + a", "(a + b) * (b + 1)", "tanh(a * b + 1)", "a * a + a", "a ** 2 / b - b")
_MOST_EDGES = 2 * MOST_NODES
_MODES = {
    False: "gradients that arrive at a node are added",
    True: "a gradient that arrives overwrites the one before it",
}


@dataclass(frozen=True)
class Stage:
    """The graph after some steps of the backward pass.

    Attributes:
        expression: as the student sees it.
        nodes: with values and the gradients that have arrived so far.
        places: (x, y) of each node in the picture, 0 to 1.
        visited: nodes that have sent their gradient on.
        current: the node that has just done so.
        step: how many steps were done, of how many.
        forget: whether gradients replace instead of add.
    """

    expression: str
    nodes: list[Node]
    places: list[tuple[float, float]]
    visited: list[int]
    current: int | None
    step: int
    steps: int
    forget: bool


def compute(expression: str, a: float, b: float, step: int, forget: bool) -> Stage:
    nodes = build(expression, {"a": a, "b": b})
    steps = 1 + len(backward_order(nodes))
    step = step % (steps + 1)  # after the last step the button begins anew
    visited, current = go_backward(nodes, step, forget)
    return Stage(expression, nodes, _places(nodes), visited, current, step, steps, forget)


def _places(nodes: list[Node]) -> list[tuple[float, float]]:
    """Columns by level, rows spread evenly within a column."""
    columns = max(node.level for node in nodes) + 1
    rows: dict[int, list[int]] = {}
    for index, node in enumerate(nodes):
        rows.setdefault(node.level, []).append(index)
    places = []
    for index, node in enumerate(nodes):
        column = rows[node.level]
        x = (node.level + 0.5) / columns
        y = 1 - (column.index(index) + 0.5) / len(column)
        places.append((x, y if len(column) > 1 else 0.5 + 0.12 * (-1) ** node.level * (columns > 2)))
    return places


def draw(figure: "Figure") -> Callable[[Stage], None]:
    axes = figure.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    mode = axes.text(1.0, 0.88, "", fontsize=9, color=GREY, ha="right")
    title = axes.set_title("step 10 of 10: backward")
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": GREY, "linewidth": 1.5}
    labels = [
        axes.text(0, 0, "", ha="center", va="center", bbox=dict(box), zorder=3) for _ in range(MOST_NODES)
    ]
    arrow = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 34, "shrinkB": 34, "linewidth": 1.5}
    arrows = [axes.annotate("", (1, 1), (0, 0), arrowprops=dict(arrow)) for _ in range(_MOST_EDGES)]
    slopes = [axes.text(0, 0, "", fontsize=9, ha="center", va="center", zorder=4) for _ in range(_MOST_EDGES)]
    for text in slopes:
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})

    def update(data: Stage) -> None:
        title.set_text(_title(data))
        mode.set_text(_MODES[data.forget])
        for index, label in enumerate(labels):
            label.set_visible(index < len(data.nodes))
            if index < len(data.nodes):
                _show_node(label, data, index)
        edges = [(child, i) for child, node in enumerate(data.nodes) for i in range(len(node.parents))]
        for position, (edge, text) in enumerate(zip(arrows, slopes, strict=True)):
            shown = position < len(edges)
            edge.set_visible(shown)
            text.set_visible(shown)
            if shown:
                _show_edge(edge, text, data, *edges[position])

    return update


def _title(data: Stage) -> str:
    if data.step == 0:
        return f"L = {data.expression} = {data.nodes[-1].value:.3g}   (forward pass)"
    return f"L = {data.expression}   (backward pass, step {data.step} of {data.steps})"


def _show_node(label: "Text", data: Stage, index: int) -> None:
    node = data.nodes[index]
    arrived = data.step > 0 and (index == len(data.nodes) - 1 or _has_received(data, index))
    label.set_position(data.places[index])
    label.set_text(f"{node.label}\n= {node.value:.3g}\n" + (f"grad {node.grad:.3g}" if arrived else "grad ?"))
    colour = VERMILLION if index == data.current else BLUE if arrived else GREY
    box = cast("FancyBboxPatch", label.get_bbox_patch())
    box.set_edgecolor(colour)
    box.set_linewidth(3 if index == data.current else 1.5)
    label.set_color(TEXT if arrived or data.step == 0 else GREY)


def _has_received(data: Stage, index: int) -> bool:
    return any(index in data.nodes[child].parents for child in data.visited)


def _show_edge(edge: "Annotation", text: "Text", data: Stage, child: int, which: int) -> None:
    node = data.nodes[child]
    parent = node.parents[which]
    (x0, y0), (x1, y1) = data.places[parent], data.places[child]
    backward = child in data.visited
    edge.set_position((x1, y1) if backward else (x0, y0))
    edge.xy = (x0, y0) if backward else (x1, y1)
    colour = VERMILLION if child == data.current else ORANGE if backward else FAINT if data.step else BLACK
    arrow = cast("FancyArrowPatch", edge.arrow_patch)
    arrow.set_color(colour)
    bend = (which - (len(node.parents) - 1) / 2) * 0.3 if node.parents.count(parent) > 1 else 0.0
    arrow.set_connectionstyle(f"arc3,rad={bend if not backward else -bend}")
    text.set_position(((x0 + x1) / 2, (y0 + y1) / 2 + bend * 0.35))
    text.set_text(
        f"{node.grad:.3g} · {node.slopes[which]:.3g} = {node.grad * node.slopes[which]:.3g}"
        if backward
        else ""
    )
    text.set_color(VERMILLION if child == data.current else TEXT)


def describe(data: Stage, templates: Mapping[str, str]) -> str:
    if data.step == 0:
        return templates["forward"].format(expression=data.expression, value=f"{data.nodes[-1].value:.3g}")
    leaves = [node for node in data.nodes if node.label in ("a", "b")]
    grads = ", ".join(f"{node.label} {node.grad:.3g}" for node in leaves)
    kind = "finished" if data.step == data.steps else "going"
    sentence = templates[kind].format(step=data.step, steps=data.steps, grads=grads)
    return f"{sentence} {templates['forgetting']}" if data.forget else sentence


explorer = FigureExplorer(
    controls={
        "expression": Choice(EXPRESSIONS, EXPRESSIONS[0]),
        "a": Slider(-2.0, 2.0, 0.25, 1.5),
        "b": Slider(-2.0, 2.0, 0.25, -0.5),
        "step": Press(),
        "forget": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 4.2),
)
