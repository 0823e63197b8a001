"""E14.2 A program with an if, a loop or a mistake: when is the graph built, and what is in it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dlcourse.chapters.frameworks.explorers._running import code_listing, event_listing, graph_panel
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Scene, number

WAYS = ("dynamic", "traced", "static")
PROGRAMS = ("if", "loop", "mistake")
QUESTIONS = {"if": "x > 0", "loop": "y > 1"}
_ASKED_IN = {"if": 0, "loop": 1}
_DONE_IN = {"2 * x": 1, "-x": 3, "y / 2": 2}
_MOST = 24
"""Events of the longest story."""


@dataclass(frozen=True)
class Event:
    """One thing that happens.

    Attributes:
        kind: "python" (a line of Python runs), "recorded" (a node), "computed" (a node), "result", "error"
            or "never" (it is not reached).
        text: the code.
        line: of the program that Python is at; -1: Python does not run.
        answer: to a question.
        value: that was computed.
    """

    kind: str
    text: str = ""
    line: int = -1
    answer: bool | None = None
    value: float | None = None


@dataclass(frozen=True)
class Story:
    """What happens before the first number, and in two runs.

    Attributes:
        columns: the events of the building phase and of both runs.
        inputs: the two inputs.
        results: what comes out of each run (None: nothing).
        expected: what the Python code means.
    """

    columns: tuple[tuple[Event, ...], ...]
    inputs: tuple[float, float]
    results: tuple[float | None, float | None]
    expected: tuple[float | None, float | None]

    @property
    def wrong(self) -> bool:
        """Whether a run gives a number that the code does not mean."""
        pairs = zip(self.results, self.expected, strict=True)
        return any(got is not None and got != right for got, right in pairs)

    @property
    def length(self) -> int:
        """How many events there are."""
        return sum(event.kind != "never" for column in self.columns for event in column)


def _operations(program: str, decided_by: float) -> list[str]:
    """The operations that the Python code asks for when it decides by this value."""
    if program == "if":
        return ["2 * x"] if decided_by > 0 else ["-x"]
    count = 0
    while decided_by > 1:
        decided_by, count = decided_by / 2, count + 1
    return ["y / 2"] * count


def _result(x: float, operations: list[str]) -> float:
    for operation in operations:
        x = {"2 * x": 2 * x, "-x": -x, "y / 2": x / 2}[operation]
    return x


def compute(program: str, way: str, first: float, second: float, moment: int = 0) -> Story:
    inputs = (float(first), float(second))
    if program == "mistake":
        return Story(_mistake(way), inputs, (None, None), (None, None))
    wanted = [_operations(program, x) for x in inputs]
    done = [wanted[0], wanted[0]] if way == "traced" else wanted
    results = [_result(x, operations) for x, operations in zip(inputs, done, strict=True)]
    expected = [_result(x, operations) for x, operations in zip(inputs, wanted, strict=True)]
    runs = [_run(way, program, x, operations) for x, operations in zip(inputs, done, strict=True)]
    columns = (_building(way, program, inputs[0]), *runs)
    return Story(columns, inputs, (results[0], results[1]), (expected[0], expected[1]))


def _building(way: str, program: str, first: float) -> tuple[Event, ...]:
    if way == "dynamic":
        return ()
    if way == "static":
        nodes = ("cond(x > 0)", "2 * x", "-x") if program == "if" else ("while(y > 1)", "y / 2")
        return tuple(Event("recorded", node) for node in nodes)
    decided = _decisions(program, _operations(program, first), Event("python", line=_ASKED_IN[program]))
    return tuple(e if e.kind == "python" else Event("recorded", e.text, _DONE_IN[e.text]) for e in decided)


def _run(way: str, program: str, x: float, operations: list[str]) -> tuple[Event, ...]:
    asks = {
        "dynamic": Event("python", line=_ASKED_IN[program]),
        "static": Event("computed"),
        "traced": None,
    }[way]
    events = []
    for event in _decisions(program, operations, asks):
        if event.answer is not None:
            events.append(event)
            continue
        x = _result(x, [event.text])
        line = _DONE_IN[event.text] if way == "dynamic" else -1
        events.append(Event("computed", event.text, line, value=x))
    return (*events, Event("result", value=x))


def _decisions(program: str, operations: list[str], asks: Event | None) -> list[Event]:
    """Questions, if anybody asks, and the operations that follow from their answers."""
    loop = [True] * len(operations) + [False]
    answers = [operations == ["2 * x"]] if program == "if" else loop
    events = []
    for place, answer in enumerate(answers):
        if asks:
            events.append(Event(asks.kind, QUESTIONS[program], asks.line, answer))
        events += [Event("operation", operation) for operation in operations[place : place + 1]]
    return events


def _mistake(way: str) -> tuple[tuple[Event, ...], ...]:
    never = (Event("never"),)
    start = Event("computed" if way == "dynamic" else "recorded", "3 * x", -1 if way == "static" else 0)
    error = Event("error", way, -1 if way == "static" else 1)
    return ((), (start, error), never) if way == "dynamic" else ((start, error), never, never)


def _story(state: State) -> Story:
    return compute(state.program, state.way, state.first, state.second)


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"moment": (0, _story(state).length)}


def disabled(state: State) -> Mapping[str, str]:
    return dict.fromkeys(("first", "second"), "mistake") if state.program == "mistake" else {}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Another program is shown to its end."""
    return {} if moved == "moment" else {"moment": _story(state).length}


def draw(state: State, data: Story, words: Words) -> Scene:
    columns = [event_listing(column, state, data, words) for column in range(3)]
    return Scene([[code_listing(state, data, words), graph_panel(state, data, words)], columns], gap=26)


def describe(state: State, data: Story, words: Words) -> str:
    if state.program == "mistake":
        return words(f"mistake_{state.way}")
    sentence = words(state.way, nodes=sum(event.kind == "recorded" for event in data.columns[0]))
    if state.moment < data.length:
        return f"{sentence} {words('moment', moment=state.moment, length=data.length)}"
    pairs = (data.results, data.inputs)
    got, x = (" and ".join(number(value) for value in pair if value is not None) for pair in pairs)
    sentence += " " + words("results", x=x, got=got)
    return f"{sentence} {words('wrong')}" if data.wrong else sentence


explorer = Explorer(
    controls={
        "program": Choice(PROGRAMS, "if"),
        "way": Choice(WAYS, "traced"),
        "moment": Slider(0, _MOST, 1, 2),
        "play": Play(("moment",), per_second=1.2),
        "first": Slider(-4, 12, 1, 3),
        "second": Slider(-4, 12, 1, -2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    disabled=disabled,
    follow=follow,
    seen=lambda state, data: state.way == "traced" and state.program == "if" and state.moment == data.length,
)
