"""The picture of the graph stepper: boxes, arrows, and the arithmetic of one step."""

from collections.abc import Iterator

from dlcourse.chapters.backprop.explorers._graphs import LEAVES, slope_rule, written
from dlcourse.chapters.backprop.explorers._passes import Stage, operations
from dlcourse.exploring import Words
from dlcourse.exploring.scene import Along, Edge, Graph, Handle, Node, Pick, number

_PER_UNIT = 0.12  # of the picture's width, when a letter is dragged


def graph(data: Stage, words: Words) -> Graph:
    """Every value as a box; a click shows its step on the way back, another click its step forwards."""
    nodes = {f"n{i}": _node(i, data, words) for i in range(len(data.nodes))}
    edges = [
        _edge(child, which, data, words)
        for child, node in enumerate(data.nodes)
        for which in range(len(node.parents))
    ]
    longest = max((_heading(i, data) for i in range(len(data.nodes))), key=len)
    return Graph(nodes, edges, 12.5, "−0.469 · −0.469", max(longest, "grad −0.469", key=len))


def _heading(index: int, data: Stage) -> str:
    node = data.nodes[index]
    parts = [data.nodes[parent].name for parent in node.parents]
    return f"{node.name} = {written(node, parts)}" if parts else node.name


def _node(index: int, data: Stage, words: Words) -> Node:
    node, grad = data.nodes[index], data.grads[index]
    lines = [_heading(index, data)]
    if node.parents or node.name in LEAVES:
        lines.append(f"= {number(data.values[index]) if data.is_reached(index) else '?'}")
    lines.append(words("grad", grad="?" if grad is None else number(grad)))
    colour, thick, fill, opacity = "muted", 1.5, "ground", 1.0
    if index == data.current:
        colour, thick, fill, opacity = "second", 3.0, "second", 0.15
    elif grad is not None:
        colour, fill, opacity = "first", "first", 0.1
    if node.name in LEAVES:
        act: Handle | Pick | None = Handle(x=Along(node.name, step=_PER_UNIT))
    else:
        act = Pick(step=_clicked(index, data)) if node.parents else None
    return Node("\n".join(lines), colour, thick, fill, opacity, _tip(index, data, words), act)


def _clicked(index: int, data: Stage) -> int:
    place = operations(data.nodes).index(index) + 1
    back = data.steps + 1 - place
    return place if data.step == back else back


def _tip(index: int, data: Stage, words: Words) -> str:
    node = data.nodes[index]
    parts = [_value(index, data)] if data.is_reached(index) else []
    if data.arrivals[index]:
        parts.append(f"{_in_code(node.name)}.grad = {_sum(index, data)} = {number(data.grads[index] or 0.0)}")
    elif data.grads[index] is not None:
        parts.append(f"{node.name}.grad = 1")
    if node.name in LEAVES:
        parts.append(words("drag"))
    return "\n".join(parts)


def _value(index: int, data: Stage) -> str:
    node, value = data.nodes[index], number(data.values[index])
    if not node.parents:
        return f"{node.name} = {value}"
    numbers = written(node, [number(data.values[parent]) for parent in node.parents])
    return f"{_heading(index, data)} = {numbers} = {value}"


def _sum(index: int, data: Stage) -> str:
    """The gradients that have arrived at a node, those that were overwritten left out."""
    arrived = data.arrivals[index][-1:] if data.forget else data.arrivals[index]
    return " + ".join(_product(child, which, data) for child, which in arrived)


def _product(child: int, which: int, data: Stage) -> str:
    return f"{number(data.grads[child] or 0.0)} · {number(data.slopes[child][which])}"


def _edge(child: int, which: int, data: Stage, words: Words) -> Edge:
    start, end = f"n{data.nodes[child].parents[which]}", f"n{child}"
    if child in data.visited:
        product = _product(child, which, data)
        tip = f"{data.nodes[child].name}.grad · {_slope(child, which, data)}"
        now = child == data.current
        return Edge(start, end, product, "second" if now else "first", 3 if now else 2, True, tip)
    if not data.is_reached(child):
        return Edge(start, end, "", "muted", 1)
    label = words("slope", slope=number(data.slopes[child][which]))
    now = child == data.current and data.step <= data.turn
    tip = words("towards", name=data.nodes[child].name, slope=_slope(child, which, data))
    return Edge(start, end, label, "second" if now else "ink", 3 if now else 1.5, tip=tip)


def _slope(child: int, which: int, data: Stage) -> str:
    """``b = −0.5``, the slope of ``a · b`` towards a."""
    node = data.nodes[child]
    rule = slope_rule(node, which, [data.nodes[parent].name for parent in node.parents])
    value = number(data.slopes[child][which])
    return f"{rule} = {value}" if rule not in ("", value) else value


def arithmetic(data: Stage, words: Words) -> list[str]:
    """What this step computes, line by line."""
    current = data.current
    if current is None:
        return [words("begin")]
    if data.step <= data.turn:
        return [_value(current, data)]
    return list(_sent(current, data)) if data.visited else [words("seed", name=data.nodes[-1].name)]


def _sent(child: int, data: Stage) -> Iterator[str]:
    """What one node sends to its parents."""
    name = data.nodes[child].name
    for parent in dict.fromkeys(data.nodes[child].parents):
        target = _in_code(data.nodes[parent].name)
        grad = number(data.grads[parent] or 0.0)
        yield f"{name} → {data.nodes[parent].name}:  {target}.grad = {_sum(parent, data)} = {grad}"


def _in_code(name: str) -> str:
    return name if name.isalpha() else f"({name})"
