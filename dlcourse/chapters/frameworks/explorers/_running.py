"""The picture of a running program: its code, the graph in memory, and what happens one after the other."""

from itertools import pairwise
from typing import Any

from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import Edge, Graph, Listing, Node, Panel, Pick, Row, number, plain

CODE = {
    "if": ("if x > 0:", "    y = 2 * x", "else:", "    y = -x"),
    "loop": ("y = x", "while y > 1:", "    y = y / 2"),
    "mistake": ("h = 3 * x", "y = matmul(h, w)"),
}
_ENDS = {
    "if": (
        ("x", "2 * x"),
        ("x", "-x"),
        ("x", "cond(x > 0)"),
        ("2 * x", "cond(x > 0)"),
        ("-x", "cond(x > 0)"),
        ("cond(x > 0)", "y"),
    ),
    "loop": (
        ("x", "while(y > 1)"),
        ("while(y > 1)", "half"),
        ("while(y > 1)", "half"),
        ("while(y > 1)", "y"),
    ),
    "mistake": (("x", "3 * x"), ("3 * x", "error")),
}
"""Edges of the graphs that are written first; one that comes twice leads back the second time."""

_KEYS = {"y / 2": "half", "static": "error"}

_COLOURS = {"python": "fifth", "recorded": "first", "computed": "third", "error": "bad"}


def _happened(state: State, data: Any) -> list[list[Any]]:
    """The events of each column up to this moment."""
    found, left = [], state.moment
    for column in data.columns:
        found.append(list(column[: max(left, 0)]))
        left -= len(column)
    return found


def _now(state: State, data: Any) -> tuple[int, Any]:
    """The column that has come last, and its last event."""
    for number_, events in reversed(list(enumerate(_happened(state, data)))):
        if events:
            return number_, events[-1]
    return 0, None


def code_listing(state: State, data: Any, words: Words) -> Listing:
    """The program; the line that Python is at is lit."""
    event = _now(state, data)[1]
    line = event.line if event else -1
    colour = "bad" if event and event.kind == "error" else "fifth"
    code = CODE[state.program]
    rows = [Row(text, fill=colour if i == line else "") for i, text in enumerate(code)]
    if state.program == "mistake":
        rows.append(Row(words("unfit"), "muted"))
    title = words("python_runs" if line >= 0 else "python_rests")
    return Listing(rows, title, 14, width=0.8, least=240)


def event_listing(column: int, state: State, data: Any, words: Words) -> Listing:
    """What happens in one phase; a click goes to that moment."""
    shown = len(_happened(state, data)[column])
    before = sum(map(len, data.columns[:column]))
    rows = []
    for i, event in enumerate(data.columns[column]):
        act = Pick(moment=before + i + 1)
        if event.kind == "never":
            rows.append(Row(words("never"), "muted"))
            continue
        if i >= shown:
            rows.append(Row(words("later"), "muted", tip=words("go"), act=act))
            continue
        is_now = before + i + 1 == state.moment
        colour = _colour(event, column, data)
        rows.append(Row(_text(event, column, data, words), colour, colour if is_now else "", is_now, act=act))
    if not rows:
        rows = [Row(words("nothing"), "muted")]
    title = words("run", run=column, x=number(data.inputs[column - 1])) if column else words("before")
    return Listing(rows, title, 13, mono=False, least=210)


def _is_right(column: int, data: Any) -> bool:
    return data.results[column - 1] == data.expected[column - 1]


def _colour(event: Any, column: int, data: Any) -> str:
    if event.kind == "result":
        return "good" if _is_right(column, data) else "bad"
    return _COLOURS[event.kind]


def _text(event: Any, column: int, data: Any, words: Words) -> str:
    if event.kind == "result":
        means = number(round(data.expected[column - 1] or 0.0, 4))
        value = number(round(event.value, 4))
        return words("right" if _is_right(column, data) else "not_meant", value=value, means=means)
    if event.kind == "error":
        return words(f"error_{event.text}")
    if event.answer is not None:
        kind = "asks" if event.kind == "python" else "computed"
        return words(kind, text=f"{event.text}?") + " " + words("yes" if event.answer else "no")
    if event.value is not None:
        return words("computed", text=f"{event.text} = {number(round(event.value, 4))}")
    return words(event.kind, text=event.text)


def graph_panel(state: State, data: Any, words: Words) -> Panel:
    """The graph as far as it exists at this moment."""
    column, _ = _now(state, data)
    nodes, ends = (_written if state.way == "static" else _chain)(state, data)
    if column and "x" in nodes and state.program != "mistake":
        nodes["x"] = Node(f"x\n= {number(data.inputs[column - 1])}")
    kind = ("mistake" if state.program == "mistake" else state.way) if len(nodes) > 1 else "no_graph"
    return plain([Graph(nodes, ends, 13)], title=words(f"graph_{kind}"), height=96, width=1.2, least=300)


def _node(text: str, event: Any, is_now: bool) -> Node:
    """One operation, with its value where it has been computed."""
    colour = _COLOURS[event.kind] if event else "first"
    value = event.value if event else None
    answer = {None: "", True: "✓", False: "✗"}[event.answer if event else None]
    below = f"\n= {number(round(value, 4))}" if value is not None else f"\n{answer}" if answer else ""
    return Node(text + below, colour, 3 if is_now else 1.5, colour if is_now else "ground", 0.2)


def _chain(state: State, data: Any) -> tuple[dict[str, Node], list[Edge]]:
    """What was recorded, or what has been drawn in this run: one operation after the other."""
    built, *runs = _happened(state, data)
    column, now = _now(state, data)
    computed = [e for e in runs[column - 1] if e.kind in ("computed", "error")] if column else []
    recorded = [e for e in built if e.kind in ("recorded", "error")]
    steps = computed if state.way == "dynamic" else [*computed, *recorded[len(computed) :]]
    nodes = {"x": Node("x")}
    for i, event in enumerate(steps):
        text = "matmul(h, w)" if event.kind == "error" else event.text
        nodes[f"step {i}"] = _node(text, event, event is now)
    complete = len(built) == len(data.columns[0]) if state.way == "traced" else now and now.kind == "result"
    if complete and state.program != "mistake":
        value = f"\n= {number(round(now.value, 4))}" if now and now.kind == "result" else ""
        nodes["y"] = Node("y" + value)
    return nodes, [Edge(start, end) for start, end in pairwise(nodes)]


def _written(state: State, data: Any) -> tuple[dict[str, Node], list[Edge]]:
    """The graph that was written down before the first number, with the decision as a node."""
    built, *runs = _happened(state, data)
    column, now = _now(state, data)
    latest = {e.text: e for e in runs[column - 1] if e.kind == "computed"} if column else {}
    nodes = {"x": Node("x")}
    for event in built:
        asked = event.text.partition("(")[2].rstrip(")")
        here = latest.get(event.text) or latest.get(asked)
        text = "matmul(h, w)" if event.kind == "error" else event.text
        is_now = event is now or (here is not None and here is now)
        nodes[_KEYS.get(event.text, event.text)] = _node(text, here or event, is_now)
    if len(built) == len(data.columns[0]) and state.program != "mistake":
        value = f"\n= {number(round(now.value, 4))}" if now and now.kind == "result" else ""
        nodes["y"] = Node("y" + value)
    ends = _ENDS[state.program]
    edges = [Edge(start, end, back=(start, end) in ends[:i]) for i, (start, end) in enumerate(ends)]
    return nodes, [edge for edge in edges if edge.start in nodes and edge.end in nodes]
