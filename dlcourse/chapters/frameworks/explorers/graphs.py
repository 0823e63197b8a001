"""E14.2 A program with an if, a loop or a mistake: when is the graph built, and what is in it?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.exploring.style import BLUE, GREEN, GREY, ORANGE, SKY_BLUE, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

WAYS = ("dynamic", "traced", "static")
PROGRAMS = ("if", "loop", "mistake")
CODE = {
    "if": "if x > 0:   y = 2 * x\nelse:       y = -x",
    "loop": "y = x\nwhile y > 1:   y = y / 2",
    "mistake": "h = 3 * x\ny = matmul(h, w)   # shapes do not fit",
}
_MOST = 9
_COLOURS = {"python": ORANGE, "recorded": SKY_BLUE, "computed": BLUE, "error": VERMILLION}


@dataclass(frozen=True)
class Event:
    """One thing that happens: a line of Python, a node recorded, a node computed, or an error."""

    kind: str
    text: str


@dataclass(frozen=True)
class Story:
    """What happens before the first number, and in two runs.

    Attributes:
        columns: the events of the building phase and of both runs.
        inputs: the two inputs.
        results: what comes out of each run (None: nothing).
        expected: what the Python code means.
    """

    program: str
    way: str
    columns: tuple[tuple[Event, ...], ...]
    inputs: tuple[float, float]
    results: tuple[float | None, float | None]
    expected: tuple[float | None, float | None]

    @property
    def wrong(self) -> bool:
        """Whether a run gives a number that the code does not mean."""
        pairs = zip(self.results, self.expected, strict=True)
        return any(got is not None and got != right for got, right in pairs)


def _halvings(x: float) -> int:
    count = 0
    while x > 1:
        x, count = x / 2, count + 1
    return count


def _operations(program: str, decided_by: float) -> list[str]:
    """The operations that the Python code asks for when it decides by this value."""
    if program == "if":
        return ["2 * x"] if decided_by > 0 else ["-x"]
    return ["y / 2"] * _halvings(decided_by)


def _result(program: str, x: float, operations: list[str]) -> float:
    if program == "if":
        return 2 * x if operations == ["2 * x"] else -x
    return x / 2 ** len(operations)


def compute(program: str, way: str, first: float, second: float) -> Story:
    inputs = (float(first), float(second))
    if program == "mistake":
        return Story(program, way, _mistake(way), inputs, (None, None), (None, None))
    wanted = [_operations(program, x) for x in inputs]
    done = [wanted[0], wanted[0]] if way == "traced" else wanted
    results = tuple(_result(program, x, ops) for x, ops in zip(inputs, done, strict=True))
    expected = tuple(_result(program, x, ops) for x, ops in zip(inputs, wanted, strict=True))
    runs = [_run(way, program, x, ops) for x, ops in zip(inputs, done, strict=True)]
    columns = (_building(way, program, wanted[0]), *runs)
    return Story(program, way, columns, inputs, (results[0], results[1]), (expected[0], expected[1]))


def _question(program: str) -> str:
    return "x > 0 ?" if program == "if" else "y > 1 ?"


def _building(way: str, program: str, first: list[str]) -> tuple[Event, ...]:
    if way == "dynamic":
        return ()
    if way == "static":
        nodes = ["cond(x > 0)", "2 * x", "-x"] if program == "if" else ["while_loop(y > 1)", "y / 2"]
        return tuple(Event("recorded", node) for node in nodes)
    start = [Event("python", f"Python asks: {_question(program)}")]
    return (*start, *(Event("recorded", op) for op in first))


def _run(way: str, program: str, x: float, operations: list[str]) -> tuple[Event, ...]:
    events, value = [], x
    for operation in operations:
        value = _result(program, value, [operation])
        if way == "dynamic":
            events.append(Event("python", f"Python asks: {_question(program)}"))
        elif way == "static" and (program == "loop" or not events):
            events.append(Event("computed", _question(program)))
        events.append(Event("computed", f"{operation} = {value:.4g}"))
    if len(events) > _MOST:
        hidden = len(events) - _MOST + 1
        events = [*events[: _MOST - 2], Event("python", f"... {hidden} more ..."), events[-1]]
    return tuple(events)


def _mistake(way: str) -> tuple[tuple[Event, ...], ...]:
    never = (Event("python", "never reached"),)
    if way == "static":
        built = (Event("recorded", "3 * x"), Event("error", "error at node MatMul_1\nbefore any number"))
        return built, never, never
    if way == "traced":
        traced = (
            Event("python", "line 1"),
            Event("recorded", "3 * x"),
            Event("error", "error in your line 2\nwhile recording"),
        )
        return traced, never, never
    run = (
        Event("python", "line 1"),
        Event("computed", "3 * x"),
        Event("error", "error in your line 2\nin the middle of a run"),
    )
    return (), run, never


def draw(figure: "Figure") -> Callable[[Story], None]:
    axes = figure.subplots()
    axes.set(xlim=(0, 3), ylim=(-1.1, _MOST + 3.1), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    code = axes.text(0.02, _MOST + 2.9, CODE["if"], family="DejaVu Sans Mono", fontsize=9.5, va="top")
    for border in (1, 2):
        axes.axvline(border, 0.02, 0.84, color=GREY, linewidth=0.8)
    heads = [
        axes.text(c + 0.5, _MOST + 0.9, "", ha="center", fontsize=10, fontweight="bold") for c in range(3)
    ]
    boxes = [
        [axes.text(c + 0.5, _MOST - row, "", ha="center", va="center", fontsize=8.8) for row in range(_MOST)]
        for c in range(3)
    ]
    for column in boxes:
        for box in column:
            box.set_bbox({"boxstyle": "round,pad=0.3", "facecolor": "white", "linewidth": 1.6})
    results = [axes.text(c + 0.5, -0.6, "", ha="center", fontsize=10.5, fontweight="bold") for c in range(3)]
    for place, (kind, word) in enumerate(
        [
            ("python", "Python runs"),
            ("recorded", "node recorded"),
            ("computed", "node computed"),
            ("error", "error"),
        ]
    ):
        axes.text(
            1.9 + 0.56 * (place % 2),
            _MOST + 2.7 - 0.8 * (place // 2),
            f"■ {word}",
            fontsize=9,
            color=_COLOURS[kind],
        )

    def update(story: Story) -> None:
        code.set_text(CODE[story.program])
        heads[0].set_text("before the first number")
        for run, head in enumerate(heads[1:]):
            head.set_text(f"run {run + 1}: x = {story.inputs[run]:g}")
        for column, events in zip(boxes, story.columns, strict=True):
            for row, box in enumerate(column):
                box.set_visible(row < len(events))
                if row < len(events):
                    box.set_text(events[row].text)
                    colour = GREY if events[row].text == "never reached" else _COLOURS[events[row].kind]
                    cast("FancyBboxPatch", box.get_bbox_patch()).set_edgecolor(colour)
        results[0].set_text("nothing happens" if not story.columns[0] else "")
        for run, text in enumerate(results[1:]):
            got, right = story.results[run], story.expected[run]
            good = got == right
            text.set_text(
                ""
                if got is None
                else f"y = {got:.4g}" + ("" if good else f", but the code means {right:.4g}")
            )
            text.set_color(GREEN if good else VERMILLION)
        results[0].set_color(TEXT)

    return update


def describe(story: Story, templates: Mapping[str, str]) -> str:
    if story.program == "mistake":
        return templates[f"mistake_{story.way}"]
    got = " and ".join(f"{value:.4g}" for value in story.results if value is not None)
    x = " and ".join(f"{value:g}" for value in story.inputs)
    sentence = templates[story.way].format(nodes=sum(e.kind == "recorded" for e in story.columns[0]))
    sentence += " " + templates["results"].format(x=x, got=got)
    return f"{sentence} {templates['wrong']}" if story.wrong else sentence


explorer = FigureExplorer(
    controls={
        "program": Choice(PROGRAMS, "if"),
        "way": Choice(WAYS, "traced"),
        "first": Slider(-4, 12, 1, 3),
        "second": Slider(-4, 12, 1, -2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.4, 4.9),
)
